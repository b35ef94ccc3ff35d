package io.streambus.operator.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.fixture.UserAnnotations;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.model.ImageRegistry;
import io.streambus.resources.model.Platform;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.SimulatedOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees that a changed flag of the operator does not restart every broker of every cluster.
 */
class ChangedFlagsTest {

  private final OperatorScenario scenario = OperatorScenario.running();
  private final PodTemplateSpec original = template();

  static Stream<ClusterInputs> flags() {
    return Stream.of(
        ClusterInputs.builder().platform(Platform.OPENSHIFT).build(),
        ClusterInputs.builder().imageRegistry(new ImageRegistry("registry.example.com")).build());
  }

  @ParameterizedTest
  @MethodSource("flags")
  void templateIsRetainedUntilAdopted(ClusterInputs flag) {
    // When
    restartOperator(flag);

    // Then
    assertThat(template()).isEqualTo(original);
    assertThat(scenario.writes())
        .extracting(Request::object)
        .extracting(ObjectKey::kind)
        .isSubsetOf("StreamBusCluster", "Event");
    assertThat(scenario.condition(ConditionType.TEMPLATE_UPDATE_PENDING).message())
        .containsAnyOf("spec.securityContext.runAsUser", "spec.containers[broker].image");

    // When
    new UserAnnotations(scenario).set(ClusterAnnotations.ADOPT_TEMPLATE, "true");
    scenario.operator.settle();

    // Then
    assertThat(template().getSpec()).isNotEqualTo(original.getSpec());
    assertThat(scenario.hasCondition(ConditionType.TEMPLATE_UPDATE_PENDING)).isFalse();
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  @ParameterizedTest
  @MethodSource("flags")
  void flagCanBeRevertedWithoutRestarts(ClusterInputs flag) {
    // Given
    restartOperator(flag);

    // When
    restartOperator(ClusterInputs.none());

    // Then
    assertThat(template()).isEqualTo(original);
    assertThat(scenario.hasCondition(ConditionType.TEMPLATE_UPDATE_PENDING)).isFalse();
  }

  private void restartOperator(ClusterInputs flag) {
    scenario.cluster.requests().clear();
    scenario.operator = SimulatedOperator.start(scenario.cluster, flag);
    scenario.operator.settle();
  }

  private PodTemplateSpec template() {
    return scenario.statefulSet().getSpec().getTemplate();
  }
}
