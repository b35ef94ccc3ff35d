package io.streambus.operator.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.testkit.simulation.BrokerStart;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that scaling, which stops all brokers, starts only after a confirmation by the user,
 * and that a confirmation is neither lost nor applied twice.
 */
class ScalingConfirmationTest {

  private final OperatorScenario scenario = OperatorScenario.running();
  private final ScalingScenario scaling = new ScalingScenario(scenario);

  @AfterEach
  void checkRaftSafety() {
    RaftSafety.verify(scenario);
  }

  @Test
  void unconfirmedScalingReportsConsequencesAndAnnotation() {
    // When
    scaling.scaleTo(1);
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.SCALE_BLOCKED).reason())
        .isEqualTo("ConfirmationRequired");
    assertThat(scenario.condition(ConditionType.SCALE_BLOCKED).message())
        .contains(
            "spec.replicas",
            "instead of 3",
            "demo-1, demo-2",
            "admin API",
            "streambus.io/confirm-scale: \"1\"");
    assertThat(scenario.pods()).hasSize(3);
    assertThat(scaling.brokerStarts()).hasSize(3);
  }

  @Test
  void confirmationOfDifferentCountIsIgnored() {
    // When
    scaling.scaleTo(5);
    scenario.annotate(ClusterAnnotations.CONFIRM_SCALE, "4");
    scenario.operator.settle();

    // Then
    assertThat(scenario.hasCondition(ConditionType.SCALE_BLOCKED)).isTrue();
    assertThat(scenario.pods()).hasSize(3);
  }

  @Test
  void confirmationSetWhileOperatorWasDownAppliesOnce() {
    // Given
    scaling.scaleTo(5);
    scenario.annotate(ClusterAnnotations.CONFIRM_SCALE, "5");
    scenario.restartOperator();
    scenario.operator.settle();
    List<BrokerStart> starts = scaling.brokerStarts();

    // When
    scenario.restartOperator();
    scenario.operator.settle();

    // Then
    assertThat(scaling.brokerStarts()).isEqualTo(starts).hasSize(8);
  }

  @Test
  void forbiddenScalingIsReported() {
    // When
    scenario.changeSpec(spec -> spec.replicas(5).scaling("Forbid"));
    scenario.annotate(ClusterAnnotations.CONFIRM_SCALE, "5");
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.SCALE_BLOCKED).reason())
        .isEqualTo("ScalingRejected");
    assertThat(scenario.pods()).hasSize(3);
  }
}
