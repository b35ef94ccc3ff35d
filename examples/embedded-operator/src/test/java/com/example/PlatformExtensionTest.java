package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.streambus.api.ImmutableStreamBusClusterSpec;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.spec.ImageSpec;
import io.streambus.resources.extension.Extensions;
import io.streambus.testkit.simulation.SimulatedCluster;
import io.streambus.testkit.simulation.SimulatedOperator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Runs the extension in a simulated Kubernetes cluster. */
class PlatformExtensionTest {

  private final SimulatedCluster kubernetes = new SimulatedCluster();
  private final SimulatedOperator operator =
      SimulatedOperator.start(
          kubernetes, EmbeddedOperator.inputs(), Extensions.of(List.of(new PlatformExtension())));

  @Test
  void clusterRunsWithWhatThePlatformAdds() {
    create(spec -> spec);

    assertEquals(Optional.of("Running"), status().phase());
    assertTrue(kubernetes.find(ConfigMap.class, "streaming", "orders-dashboard").isPresent());
    assertEquals(
        "internal",
        kubernetes
            .get(Service.class, "streaming", "orders")
            .getMetadata()
            .getAnnotations()
            .get("example.com/load-balancer"));
    for (Pod pod : kubernetes.list(Pod.class)) {
      assertTrue(
          pod.getSpec().getContainers().stream()
              .allMatch(each -> each.getImage().startsWith(PlatformExtension.REGISTRY)));
    }
  }

  @Test
  void imageOfAnotherRegistryIsRejected() {
    create(spec -> spec.image(ImageSpec.builder().repository("example.org/broker").build()));

    assertEquals(Optional.of("Failed"), status().phase());
    assertTrue(
        status().conditions().stream()
            .anyMatch(
                condition -> condition.message().contains("must be in registry.example.com")));
  }

  @Test
  void roleContainsPermissions() {
    assertTrue(PlatformRole.create().getRules().size() > 10);
  }

  private void create(UnaryOperator<ImmutableStreamBusClusterSpec.Builder> spec) {
    StreamBusCluster cluster = new StreamBusCluster();
    cluster.setMetadata(
        new ObjectMetaBuilder().withNamespace("streaming").withName("orders").build());
    cluster.setSpec(spec.apply(StreamBusClusterSpec.builder()).build());
    kubernetes.user().createOrReplace(cluster);
    operator.settle();
  }

  private StreamBusClusterStatus status() {
    return kubernetes.get(StreamBusCluster.class, "streaming", "orders").getStatus();
  }
}
