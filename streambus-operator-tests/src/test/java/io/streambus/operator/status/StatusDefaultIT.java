package io.streambus.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.streambus.api.StreamBusCluster;
import io.streambus.testkit.junit.ApiServerTest;
import io.streambus.testkit.junit.TestNamespace;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that tools with the rules of kstatus wait for a new cluster. Without a status, a
 * cluster that no operator has seen would be as good as a running one.
 */
@ApiServerTest
class StatusDefaultIT {

  private static final Map<String, Object> UNOBSERVED = Map.of("observedGeneration", -1);

  private static final String MANIFEST =
      """
      apiVersion: streambus.io/v1alpha1
      kind: StreamBusCluster
      metadata: {name: demo}
      spec: {replicas: 3}
      """;

  @Test
  void newClusterHasUnobservedStatus(KubernetesClient client, TestNamespace namespace) {
    // When
    var clusters = clusters(client).inNamespace(namespace.name());
    GenericKubernetesResource created = clusters.load(stream(MANIFEST)).create();

    // Then
    assertThat(created.<Object>get("status")).isEqualTo(UNOBSERVED);
    assertThat(clusters.withName("demo").get().<Object>get("status")).isEqualTo(UNOBSERVED);
    assertThat(clusters.list().getItems())
        .first()
        .extracting(cluster -> cluster.<Object>get("status"))
        .isEqualTo(UNOBSERVED);
  }

  @Test
  void statusFromUserIsReplacedByDefault(KubernetesClient client, TestNamespace namespace) {
    // When
    GenericKubernetesResource applied =
        clusters(client)
            .inNamespace(namespace.name())
            .load(stream(MANIFEST + "status: {phase: Running, observedGeneration: 1}"))
            .serverSideApply();

    // Then
    assertThat(applied.<Object>get("status")).isEqualTo(UNOBSERVED);
  }

  private static MixedOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      clusters(KubernetesClient client) {
    return client.genericKubernetesResources(
        ResourceDefinitionContext.fromResourceType(StreamBusCluster.class));
  }

  private static InputStream stream(String yaml) {
    return new ByteArrayInputStream(
        yaml.getBytes(StandardCharsets.UTF_8));
  }
}
