package io.streambus.operator.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.streambus.api.ClusterAnnotations;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.fixture.UserAnnotations;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If one of these failed, a restart that was asked for would not come, or come unasked. */
class RestartAnnotationsTest {

  private static final String TRIGGER = ClusterAnnotations.RESTART_TRIGGER;

  private final OperatorScenario scenario = OperatorScenario.running();
  private final UserAnnotations userAnnotations = new UserAnnotations(scenario);

  @ParameterizedTest
  @ValueSource(strings = {TRIGGER, ClusterAnnotations.RESTARTED_AT})
  void aNewValueChangesTheTemplate(String word) {
    // Given
    PodTemplateSpec before = template();

    // When
    userAnnotations.say(word, "once");
    scenario.operator.settle();

    // Then
    assertThat(annotations()).containsEntry(word, "once");
    assertThat(template().getSpec()).isEqualTo(before.getSpec());
    assertThat(scenario.pods())
        .hasSize(3)
        .allSatisfy(
            pod -> assertThat(pod.getMetadata().getAnnotations()).containsEntry(word, "once"));
  }

  @Test
  void aValueThatWasSetWhileTheOperatorWasDownCounts() {
    // When
    userAnnotations.say(TRIGGER, "in the night");
    scenario.restartOperator();
    scenario.operator.settle();

    // Then
    assertThat(annotations()).containsEntry(TRIGGER, "in the night");
  }

  @Test
  void theSameValueAgainDoesNothing() {
    // Given
    userAnnotations.say(TRIGGER, "once");
    scenario.operator.settle();
    PodTemplateSpec before = template();
    scenario.cluster.requests().clear();

    // When
    userAnnotations.say(TRIGGER, "once");
    scenario.restartOperator();
    scenario.operator.settle();

    // Then
    assertThat(scenario.writes()).isEmpty();
    assertThat(template()).isEqualTo(before);
  }

  @Test
  void aWordThatIsTakenBackRestartsNobody() {
    // Given
    userAnnotations.say(TRIGGER, "once");
    scenario.operator.settle();
    PodTemplateSpec before = template();

    // When
    userAnnotations.unsay(TRIGGER);
    scenario.restartOperator();
    scenario.operator.settle();

    // Then
    assertThat(template()).isEqualTo(before);
  }

  @Test
  void aWordOnTheClusterCountsMoreThanOneInPodAnnotations() {
    // Given
    scenario.changeSpec(
        spec ->
            spec.podAnnotations(
                Map.of(ClusterAnnotations.RESTARTED_AT, "of the spec", "team", "blue")));

    // When
    userAnnotations.say(ClusterAnnotations.RESTARTED_AT, "of the cluster");
    scenario.operator.settle();

    // Then
    assertThat(annotations())
        .containsEntry(ClusterAnnotations.RESTARTED_AT, "of the cluster")
        .containsEntry("team", "blue");
  }

  @Test
  void aWordThatIsTooLongIsRefusedAndNothingChanges() {
    // Given
    PodTemplateSpec before = template();

    // When
    userAnnotations.say(TRIGGER, "x".repeat(257));
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Failed");
    assertThat(template()).isEqualTo(before);
  }

  private PodTemplateSpec template() {
    return scenario.statefulSet().getSpec().getTemplate();
  }

  private Map<String, String> annotations() {
    return template().getMetadata().getAnnotations();
  }
}
