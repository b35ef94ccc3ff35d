package io.streambus.operator.events;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Event;
import io.streambus.operator.fixture.OperatorScenario;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** If one of these failed, the events of a namespace would tell too little or drown it. */
class EventsTest {

  private final OperatorScenario scenario = new OperatorScenario();

  @Test
  void everyStepOfACreationIsToldOnce() {
    // Given
    scenario.user.put(demo(NAMESPACE));

    // When
    scenario.operator.settle();
    scenario.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(events()).containsExactly("Normal Creating", "Normal Running");
  }

  @Test
  void aRestartTellsNothingTwice() {
    // Given
    scenario.user.put(demo(NAMESPACE));
    scenario.operator.settle();

    // When
    scenario.restartOperator();
    scenario.operator.settle();

    // Then
    assertThat(events()).containsExactly("Normal Creating", "Normal Running");
  }

  @Test
  void aRefusedSpecIsToldOnceHoweverOftenItIsLookedAt() {
    // Given
    scenario.user.put(demo(NAMESPACE, spec -> spec.replicas(0)));
    scenario.operator.settle();

    // When
    scenario.restartOperator();
    scenario.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(events()).containsExactly("Warning InvalidSpec");
  }

  @Test
  void aBlockedChangeIsToldOnce() {
    // Given
    scenario.user.put(demo(NAMESPACE));
    scenario.operator.settle();

    // When
    scenario.changeSpec(spec -> spec.replicas(5));
    scenario.operator.settle();
    scenario.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(events())
        .containsExactly("Normal Creating", "Normal Running", "Warning ConfirmationRequired");
  }

  @Test
  void aRollIsToldStepByStep() {
    // Given
    scenario.user.put(demo(NAMESPACE));
    scenario.operator.settle();

    // When
    scenario.changeSpec(spec -> spec.version("v0.6.9"));
    scenario.operator.settle();

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
    scenario.user.put(demo(NAMESPACE));
    scenario.operator.settle();
    int writes = scenario.writes().size();

    for (int write = 1; write <= writes; write++) {
      // When
      OperatorScenario before = new OperatorScenario();
      before.cluster.faults().crashBefore(write);
      crashAndGoOn(before);
      OperatorScenario after = new OperatorScenario();
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
    scenario.user.put(demo(NAMESPACE));
    scenario.operator.settle();
    scenario.cluster.faults().crashAfter(1);
    scenario.changeSpec(spec -> spec.replicas(5));

    // When
    assertThatThrownBy(scenario.operator::settle).hasMessageContaining("crashed");
    scenario.cluster.clock().advance(Duration.ofMinutes(1));
    scenario.restartOperator();
    scenario.operator.settle();

    // Then
    assertThat(events())
        .containsExactly("Normal Creating", "Normal Running", "Warning ConfirmationRequired");
  }

  @Test
  void theSameNewsIsToldAgainWhenItHappensAgain() {
    // Given
    scenario.user.put(demo(NAMESPACE));
    scenario.operator.settle();

    // When
    for (int time = 0; time < 2; time++) {
      scenario.cluster.pods().fail(NAMESPACE, "demo-1");
      scenario.operator.runFor(Duration.ofMinutes(1));
      scenario.cluster.pods().release(NAMESPACE, "demo-1");
      scenario.operator.runFor(Duration.ofMinutes(1));
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
    scenario.cluster.faults().next(3, Event.class).loseRequest();
    scenario.user.put(demo(NAMESPACE));

    // When
    scenario.operator.settle();

    // Then
    assertThat(events()).contains("Normal Running").doesNotHaveDuplicates();
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  private static void crashAndGoOn(OperatorScenario scenario) {
    scenario.user.put(demo(NAMESPACE));
    assertThatThrownBy(scenario.operator::settle).hasMessageContaining("crashed");
    scenario.restartOperator();
    scenario.operator.settle();
  }

  private List<String> events() {
    return events(scenario);
  }

  private static List<String> events(OperatorScenario scenario) {
    return scenario.cluster.events(NAMESPACE, NAME).stream()
        .map(event -> event.getType() + " " + event.getReason())
        .toList();
  }

  private List<String> messages() {
    return scenario.cluster.events(NAMESPACE, NAME).stream()
        .map(event -> event.getReason() + event.getMessage() + event.getFirstTimestamp())
        .toList();
  }
}
