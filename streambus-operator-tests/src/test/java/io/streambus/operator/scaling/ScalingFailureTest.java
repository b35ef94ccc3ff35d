package io.streambus.operator.scaling;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.resources.model.RaftEpoch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that a failure during scaling neither leaves all brokers stopped nor starts brokers as
 * members of different Raft epochs.
 */
class ScalingFailureTest {

  private final OperatorScenario scenario = OperatorScenario.running();
  private final ScalingScenario scaling = new ScalingScenario(scenario);

  @AfterEach
  void checkRaftSafety() {
    RaftSafety.verify(scenario);
  }

  @Test
  void scalingWaitsForUnreadyBroker() {
    // Given
    scenario.cluster.pods().crashLoop(NAMESPACE, "demo-1");
    scenario.operator.settle();

    // When
    scenario.changeSpec(spec -> spec.replicas(5).scaling("Automatic"));
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.SCALE_BLOCKED).reason())
        .isEqualTo("BrokersNotReady");
    assertThat(scenario.condition(ConditionType.SCALE_BLOCKED).message()).contains("demo-1");
    assertThat(scenario.condition(ConditionType.STALLED).status()).isEqualTo("False");
    assertThat(scaling.brokerStarts()).hasSize(3);

    // When
    scenario.cluster.pods().makeReady(NAMESPACE, "demo-1");
    scenario.operator.settle();

    // Then
    assertThat(scaling.epochsOfLastStarts(5)).containsOnly(new RaftEpoch(2, 5));
  }

  @Test
  void clusterWithoutReadyBrokersScalesImmediately() {
    // Given
    scenario.cluster.pods().makeAllUnschedulable();
    scenario.operator.settle();

    // When
    scenario.changeSpec(spec -> spec.replicas(5).scaling("Automatic"));
    scenario.operator.settle();

    // Then
    assertThat(scaling.epochsOfLastStarts(5)).containsOnly(new RaftEpoch(2, 5));
  }

  @Test
  void revertingScaleWhileStoppedRestoresPreviousMembers() {
    // Given
    scenario.cluster.faults().everyWrite(ConfigMap.class).reject(403, "not now");
    scenario.changeSpec(spec -> spec.replicas(5).scaling("Automatic"));
    scenario.operator.settle();
    assertThat(scenario.pods()).isEmpty();

    // When
    scenario.cluster.faults().clear();
    scaling.scaleTo(3);
    scenario.operator.settle();

    // Then
    assertThat(scaling.epochsOfLastStarts(3)).containsOnly(new RaftEpoch(1, 3));
    assertThat(scenario.phase()).isEqualTo("Running");

    // When
    scaling.scaleTo(1);
    scenario.operator.settle();

    // Then
    assertThat(scaling.epochsOfLastStarts(1)).containsOnly(new RaftEpoch(3, 1));
  }

  @Test
  void podsStartedDuringScalingJoinNewRaftEpoch() {
    // Given
    scenario.changeSpec(spec -> spec.replicas(5).scaling("Automatic"));
    scenario.cluster.faults().everyWrite(PersistentVolumeClaim.class).reject(403, "not now");
    scenario.operator.settle();
    assertThat(scenario.pods()).isEmpty();
    scenario.cluster.faults().clear();
    scenario.cluster.faults().everyWrite(StatefulSet.class).reject(403, "not now");
    scenario.operator.settle();

    // When
    scenario.user.edit(StatefulSet.class, NAMESPACE, NAME, set -> set.getSpec().setReplicas(3));
    while (scenario.cluster.step()) {
      // Only Kubernetes runs; the operator does not.
    }
    scenario.cluster.faults().clear();
    scenario.operator.settle();

    // Then
    assertThat(scaling.epochsOfLastStarts(5)).containsOnly(new RaftEpoch(2, 5));
    assertThat(scenario.pods()).hasSize(5);
  }
}
