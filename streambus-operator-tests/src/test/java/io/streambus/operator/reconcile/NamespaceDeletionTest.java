package io.streambus.operator.reconcile;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Service;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.fixture.OperatorScenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Without these guarantees, every deletion of a namespace would be reported as a failure. */
class NamespaceDeletionTest {

  private final OperatorScenario scenario = OperatorScenario.running();

  @Test
  void rejectedRecreationOfChildIsNotReportedAsFailure() {
    // Given
    StreamBusClusterStatus before = scenario.status();
    scenario.cluster.faults().everyWrite(Service.class).rejectAsNamespaceTerminating();

    // When
    scenario.user.delete(Service.class, NAMESPACE, NAME);
    scenario.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(scenario.cluster.requests().all()).hasSize(1);
    assertThat(scenario.status()).isEqualTo(before);
  }

  @Test
  void terminatingNamespaceGetsNoFurtherRequests() {
    // Given
    scenario.cluster.faults().everyWrite(Service.class).rejectAsNamespaceTerminating();
    scenario.user.delete(Service.class, NAMESPACE, NAME);
    scenario.operator.runFor(Duration.ofSeconds(5));

    // When
    scenario.user.delete(ConfigMap.class, NAMESPACE, "demo-config");
    scenario.operator.runFor(Duration.ofMinutes(10));

    // Then
    assertThat(scenario.cluster.requests().all()).hasSize(1);
  }

  @Test
  void rejectedEventEndsReconcile() {
    // Given
    scenario.cluster.faults().everyWrite(Event.class).rejectAsNamespaceTerminating();

    // When
    scenario.cluster.pods().crashLoop(NAMESPACE, "demo-1");
    scenario.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(scenario.cluster.requests().all()).hasSize(1);
    assertThat(scenario.cluster.requests().writesOf(StreamBusCluster.class)).isEmpty();
  }
}
