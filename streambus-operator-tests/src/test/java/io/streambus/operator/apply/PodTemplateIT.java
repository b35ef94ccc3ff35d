package io.streambus.operator.apply;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.values.ClusterPhase;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.testkit.controlplane.AuditEntry;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Without this guarantee, a pod template that the API server normalizes would be rewritten over and
 * over.
 */
@ControlPlaneTest
class PodTemplateIT {

  private static final Path CASE =
      Path.of(
          "../streambus-resources/src/test/resources/cases/pod-template",
          "accepts-a-sidecar-and-a-volume.yaml");
  private static final Duration QUIET_PERIOD = Duration.ofSeconds(15);

  @Test
  void clusterWithSidecarRunsWithoutRepeatedWrites(
      KubernetesClient client, TestNamespace namespace, AuditLog log, TestOperator operator)
      throws IOException, InterruptedException {
    // Given
    var user = new NamespaceUser(client, namespace);
    List<String> lines = Files.readAllLines(CASE);
    Instant begin = Instant.now();

    // When
    user.apply(
        "demo",
        lines.subList(lines.indexOf("spec:") + 1, lines.size()).stream()
            .map(line -> line.substring(2))
            .toArray(String[]::new));
    eventually(() -> assertThat(user.cluster("demo")).hasPhase(ClusterPhase.RUNNING));

    // Then
    Pod pod = client.pods().inNamespace(namespace.name()).withName("demo-0").get();
    assertThat(pod.getSpec().getContainers())
        .extracting(Container::getName)
        .containsExactly("broker", "log-shipper");

    // When
    operator.restart();
    Thread.sleep(QUIET_PERIOD.toMillis());

    // Then
    AuditLog writes =
        log.byUser(ControlPlane.OPERATOR)
            .since(begin)
            .filter(request -> request.resource().equals("statefulsets"))
            .filter(request -> request.verb().equals("patch"))
            .filter(request -> request.namespace().equals(namespace.name()));
    assertThat(writes.entries()).extracting(AuditEntry::name).containsExactly("demo");
  }
}
