package io.streambus.operator.reconcile;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.values.ClusterPhase;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.testkit.controlplane.AuditEntry;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that the operator does not work against the deletion of a namespace, which deletes its
 * clusters too.
 */
@ControlPlaneTest
class NamespaceDeletionIT {

  private static final Duration QUIET_PERIOD = Duration.ofSeconds(10);

  @Test
  void namespaceDeletionCostsFewOperatorRequests(
      KubernetesClient client, TestNamespace namespace, AuditLog log) throws InterruptedException {
    // Given
    NamespaceUser user = new NamespaceUser(client, namespace);
    user.apply("demo", "replicas: 3");
    eventually(() -> assertThat(user.cluster("demo")).hasPhase(ClusterPhase.RUNNING));
    Instant begin = Instant.now();

    // When
    client.namespaces().withName(namespace.name()).delete();

    // Then
    eventually(() -> assertThat(client.namespaces().withName(namespace.name()).get()).isNull());
    Thread.sleep(QUIET_PERIOD.toMillis());
    List<AuditEntry> requests =
        log.byUser(ControlPlane.OPERATOR)
            .filter(request -> request.namespace().equals(namespace.name()))
            .since(begin)
            .entries();
    // The first request reveals that the namespace is terminating.
    assertThat(requests).hasSizeLessThanOrEqualTo(1);
    assertThat(requests)
        .filteredOn(request -> request.resource().equals("streambusclusters"))
        .isEmpty();
  }
}
