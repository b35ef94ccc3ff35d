package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static io.streambus.testkit.reconcile.Scene.demo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** If one of these failed, the events of a namespace would tell too little or drown it. */
class EventsTest {

  private final Scene scene = new Scene();

  @Test
  void everyStepOfACreationIsToldOnce() {
    // Given
    scene.user.put(demo(NAMESPACE));

    // When
    scene.operator.settle();
    scene.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(events()).containsExactly("Normal Creating", "Normal Running");
  }

  @Test
  void aRestartTellsNothingTwice() {
    // Given
    scene.user.put(demo(NAMESPACE));
    scene.operator.settle();

    // When
    scene.restartOperator();
    scene.operator.settle();

    // Then
    assertThat(events()).containsExactly("Normal Creating", "Normal Running");
  }

  @Test
  void aRefusedSpecIsToldOnceHoweverOftenItIsLookedAt() {
    // Given
    scene.user.put(demo(NAMESPACE, spec -> spec.replicas(0)));
    scene.operator.settle();

    // When
    scene.restartOperator();
    scene.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(events()).containsExactly("Warning SpecRefused");
  }

  @Test
  void aBlockedChangeIsToldOnce() {
    // Given
    scene.user.put(demo(NAMESPACE));
    scene.operator.settle();

    // When
    scene.changeSpec(spec -> spec.replicas(5));
    scene.operator.settle();
    scene.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(events())
        .containsExactly("Normal Creating", "Normal Running", "Warning ReplicasFixed");
  }

  @Test
  void aRollByHandIsToldStepByStep() {
    // Given
    scene.user.put(demo(NAMESPACE));
    scene.operator.settle();

    // When
    scene.changeSpec(spec -> spec.version("v0.7.0"));
    scene.operator.settle();
    scene.user.delete(Pod.class, NAMESPACE, "demo-2");
    scene.operator.settle();

    // Then
    assertThat(events())
        .startsWith("Normal Creating", "Normal Running", "Normal Updating")
        .contains("Warning BrokersOutdated");
    assertThat(messages()).doesNotHaveDuplicates();
  }

  @Test
  void aCrashBetweenStatusAndEventTellsNothingTwice() {
    // Given
    scene.user.put(demo(NAMESPACE));
    scene.operator.settle();
    int writes = scene.writes().size();

    for (int write = 1; write <= writes; write++) {
      // When
      Scene crashing = new Scene();
      crashing.cluster.faults().crashAfter(write);
      crashing.user.put(demo(NAMESPACE));
      runUntilCrash(crashing);
      crashing.restartOperator();
      crashing.operator.settle();

      // Then
      assertThat(events(crashing)).doesNotHaveDuplicates();
    }
  }

  private static void runUntilCrash(Scene scene) {
    assertThatThrownBy(scene.operator::settle).hasMessageContaining("crashed");
  }

  private List<String> events() {
    return events(scene);
  }

  private static List<String> events(Scene scene) {
    return scene.cluster.events(NAMESPACE, NAME).stream()
        .map(event -> event.getType() + " " + event.getReason())
        .toList();
  }

  private List<String> messages() {
    return scene.cluster.events(NAMESPACE, NAME).stream()
        .map(event -> event.getReason() + event.getMessage() + event.getFirstTimestamp())
        .toList();
  }
}
