package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static io.streambus.testkit.reconcile.Scene.demo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Event;
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
        .containsExactly("Normal Creating", "Normal Running", "Warning ConfirmationRequired");
  }

  @Test
  void aRollIsToldStepByStep() {
    // Given
    scene.user.put(demo(NAMESPACE));
    scene.operator.settle();

    // When
    scene.changeSpec(spec -> spec.version("v0.6.9"));
    scene.operator.settle();

    // Then
    assertThat(events())
        .containsExactly(
            "Normal Creating",
            "Normal Running",
            "Normal Updating",
            "Normal BrokerRestarted",
            "Normal BrokerRestarted",
            "Normal BrokerBack",
            "Normal BrokerRestarted",
            "Normal BrokerBack",
            "Normal Running",
            "Normal BrokerBack");
    assertThat(messages()).doesNotHaveDuplicates();
  }

  @Test
  void aCrashLosesNothingAndTellsNothingTwice() {
    // Given
    scene.user.put(demo(NAMESPACE));
    scene.operator.settle();
    int writes = scene.writes().size();

    for (int write = 1; write <= writes; write++) {
      // When
      Scene before = new Scene();
      before.cluster.faults().crashBefore(write);
      crashAndGoOn(before);
      Scene after = new Scene();
      after.cluster.faults().crashAfter(write);
      crashAndGoOn(after);

      // Then
      assertThat(events(before))
          .as("before write %s", write)
          .containsExactly("Normal Creating", "Normal Running");
      assertThat(events(after))
          .as("after write %s", write)
          .containsExactly("Normal Creating", "Normal Running");
    }
  }

  @Test
  void aWarningOutlivesACrashBeforeItsStatus() {
    // Given
    scene.user.put(demo(NAMESPACE));
    scene.operator.settle();
    scene.cluster.faults().crashAfter(1);
    scene.changeSpec(spec -> spec.replicas(5));

    // When
    assertThatThrownBy(scene.operator::settle).hasMessageContaining("crashed");
    scene.cluster.clock().advance(Duration.ofMinutes(1));
    scene.restartOperator();
    scene.operator.settle();

    // Then
    assertThat(events())
        .containsExactly("Normal Creating", "Normal Running", "Warning ConfirmationRequired");
  }

  @Test
  void theSameNewsIsToldAgainWhenItHappensAgain() {
    // Given
    scene.user.put(demo(NAMESPACE));
    scene.operator.settle();

    // When
    for (int time = 0; time < 2; time++) {
      scene.cluster.pods().fail(NAMESPACE, "demo-1");
      scene.operator.runFor(Duration.ofMinutes(1));
      scene.cluster.pods().release(NAMESPACE, "demo-1");
      scene.operator.runFor(Duration.ofMinutes(1));
    }

    // Then
    assertThat(events())
        .containsExactly(
            "Normal Creating",
            "Normal Running",
            "Warning Degraded",
            "Normal Running",
            "Warning Degraded",
            "Normal Running");
  }

  @Test
  void eventsThatCannotBeToldNowAreToldLater() {
    // Given
    scene.cluster.faults().next(3, Event.class).loseRequest();
    scene.user.put(demo(NAMESPACE));

    // When
    scene.operator.settle();

    // Then
    assertThat(events()).contains("Normal Running").doesNotHaveDuplicates();
    assertThat(scene.phase()).isEqualTo("Running");
  }

  private static void crashAndGoOn(Scene scene) {
    scene.user.put(demo(NAMESPACE));
    assertThatThrownBy(scene.operator::settle).hasMessageContaining("crashed");
    scene.restartOperator();
    scene.operator.settle();
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
