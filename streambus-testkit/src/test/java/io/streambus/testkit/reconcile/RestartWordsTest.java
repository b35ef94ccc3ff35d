package io.streambus.testkit.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.streambus.api.ClusterAnnotations;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If one of these failed, a restart that was asked for would not come, or come unasked. */
class RestartWordsTest {

  private static final String TRIGGER = ClusterAnnotations.RESTART_TRIGGER;

  private final Scene scene = Scene.running();
  private final Words words = new Words(scene);

  @ParameterizedTest
  @ValueSource(strings = {TRIGGER, ClusterAnnotations.RESTARTED_AT})
  void aNewValueChangesTheTemplate(String word) {
    // Given
    PodTemplateSpec before = template();

    // When
    words.say(word, "once");
    scene.operator.settle();

    // Then
    assertThat(annotations()).containsEntry(word, "once");
    assertThat(template().getSpec()).isEqualTo(before.getSpec());
    assertThat(scene.pods())
        .hasSize(3)
        .allSatisfy(
            pod -> assertThat(pod.getMetadata().getAnnotations()).containsEntry(word, "once"));
  }

  @Test
  void aValueThatWasSetWhileTheOperatorWasDownCounts() {
    // When
    words.say(TRIGGER, "in the night");
    scene.restartOperator();
    scene.operator.settle();

    // Then
    assertThat(annotations()).containsEntry(TRIGGER, "in the night");
  }

  @Test
  void theSameValueAgainDoesNothing() {
    // Given
    words.say(TRIGGER, "once");
    scene.operator.settle();
    PodTemplateSpec before = template();
    scene.cluster.requests().clear();

    // When
    words.say(TRIGGER, "once");
    scene.restartOperator();
    scene.operator.settle();

    // Then
    assertThat(scene.writes()).isEmpty();
    assertThat(template()).isEqualTo(before);
  }

  @Test
  void aWordThatIsTakenBackRestartsNobody() {
    // Given
    words.say(TRIGGER, "once");
    scene.operator.settle();
    PodTemplateSpec before = template();

    // When
    words.unsay(TRIGGER);
    scene.restartOperator();
    scene.operator.settle();

    // Then
    assertThat(template()).isEqualTo(before);
  }

  @Test
  void aWordOnTheClusterCountsMoreThanOneInPodAnnotations() {
    // Given
    scene.changeSpec(
        spec ->
            spec.podAnnotations(
                Map.of(ClusterAnnotations.RESTARTED_AT, "of the spec", "team", "blue")));

    // When
    words.say(ClusterAnnotations.RESTARTED_AT, "of the cluster");
    scene.operator.settle();

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
    words.say(TRIGGER, "x".repeat(257));
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Failed");
    assertThat(template()).isEqualTo(before);
  }

  private PodTemplateSpec template() {
    return scene.statefulSet().getSpec().getTemplate();
  }

  private Map<String, String> annotations() {
    return template().getMetadata().getAnnotations();
  }
}
