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

/** Guarantees that pods restart exactly when a restart annotation requests it. */
class RestartAnnotationsTest {

  private static final String TRIGGER = ClusterAnnotations.RESTART_TRIGGER;

  private final OperatorScenario scenario = OperatorScenario.running();
  private final UserAnnotations userAnnotations = new UserAnnotations(scenario);

  @ParameterizedTest
  @ValueSource(strings = {TRIGGER, ClusterAnnotations.RESTARTED_AT})
  void newValueRestartsPodsWithUnchangedPodSpec(String annotation) {
    // Given
    PodTemplateSpec before = template();

    // When
    userAnnotations.set(annotation, "once");
    scenario.operator.settle();

    // Then
    assertThat(templateAnnotations()).containsEntry(annotation, "once");
    assertThat(template().getSpec()).isEqualTo(before.getSpec());
    assertThat(scenario.pods())
        .hasSize(3)
        .allSatisfy(
            pod ->
                assertThat(pod.getMetadata().getAnnotations()).containsEntry(annotation, "once"));
  }

  @Test
  void valueSetWhileOperatorWasDownIsApplied() {
    // When
    userAnnotations.set(TRIGGER, "overnight");
    scenario.restartOperator();
    scenario.operator.settle();

    // Then
    assertThat(templateAnnotations()).containsEntry(TRIGGER, "overnight");
  }

  @Test
  void repeatedValueWritesNothing() {
    // Given
    userAnnotations.set(TRIGGER, "once");
    scenario.operator.settle();
    PodTemplateSpec before = template();
    scenario.cluster.requests().clear();

    // When
    userAnnotations.set(TRIGGER, "once");
    scenario.restartOperator();
    scenario.operator.settle();

    // Then
    assertThat(scenario.writes()).isEmpty();
    assertThat(template()).isEqualTo(before);
  }

  @Test
  void removedAnnotationRestartsNoPod() {
    // Given
    userAnnotations.set(TRIGGER, "once");
    scenario.operator.settle();
    PodTemplateSpec before = template();

    // When
    userAnnotations.remove(TRIGGER);
    scenario.restartOperator();
    scenario.operator.settle();

    // Then
    assertThat(template()).isEqualTo(before);
  }

  @Test
  void clusterAnnotationOverridesPodAnnotations() {
    // Given
    scenario.changeSpec(
        spec ->
            spec.podAnnotations(
                Map.of(ClusterAnnotations.RESTARTED_AT, "from the spec", "team", "blue")));

    // When
    userAnnotations.set(ClusterAnnotations.RESTARTED_AT, "from the cluster");
    scenario.operator.settle();

    // Then
    assertThat(templateAnnotations())
        .containsEntry(ClusterAnnotations.RESTARTED_AT, "from the cluster")
        .containsEntry("team", "blue");
  }

  @Test
  void overlongValueIsRejectedWithoutChangingTemplate() {
    // Given
    PodTemplateSpec before = template();

    // When
    userAnnotations.set(TRIGGER, "x".repeat(257));
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Failed");
    assertThat(template()).isEqualTo(before);
  }

  private PodTemplateSpec template() {
    return scenario.statefulSet().getSpec().getTemplate();
  }

  private Map<String, String> templateAnnotations() {
    return template().getMetadata().getAnnotations();
  }
}
