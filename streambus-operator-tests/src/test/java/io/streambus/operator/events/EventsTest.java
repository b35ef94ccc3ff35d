package io.streambus.operator.events;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Event;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.testkit.simulation.Faults.SimulatedCrashException;
import io.streambus.testkit.simulation.Request;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that events report each change once: nothing is missing, and nothing floods the
 * namespace.
 */
class EventsTest {

  private final OperatorScenario scenario = new OperatorScenario();

  @Nested
  class NormalOperation {

    @Test
    void reportsEachCreationStepOnce() {
      // Given
      scenario.user.createOrReplace(demo(NAMESPACE));

      // When
      scenario.operator.settle();
      scenario.operator.runFor(Duration.ofHours(1));

      // Then
      assertThat(events()).containsExactly("Normal Creating", "Normal Running");
    }

    @Test
    void reportsInvalidSpecOnce() {
      // Given
      scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.replicas(0)));
      scenario.operator.settle();

      // When
      scenario.restartOperator();
      scenario.operator.runFor(Duration.ofHours(1));

      // Then
      assertThat(events()).containsExactly("Warning InvalidSpec");
    }

    @Test
    void reportsBlockedChangeOnce() {
      // Given
      scenario.user.createOrReplace(demo(NAMESPACE));
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
    void reportsEachStepOfRollout() {
      // Given
      scenario.user.createOrReplace(demo(NAMESPACE));
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
              "Normal BrokerReady",
              "Normal BrokerRestarted",
              "Normal BrokerReady",
              "Normal Running",
              "Normal BrokerReady");
      assertThat(messages()).doesNotHaveDuplicates();
    }

    @Test
    void reportsRecurringFailureAgain() {
      // Given
      scenario.user.createOrReplace(demo(NAMESPACE));
      scenario.operator.settle();

      // When
      for (int time = 0; time < 2; time++) {
        scenario.cluster.pods().crashLoop(NAMESPACE, "demo-1");
        scenario.operator.runFor(Duration.ofMinutes(1));
        scenario.cluster.pods().makeReady(NAMESPACE, "demo-1");
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
  }

  @Nested
  class Resilience {

    @Test
    void operatorRestartEmitsNoDuplicates() {
      // Given
      scenario.user.createOrReplace(demo(NAMESPACE));
      scenario.operator.settle();

      // When
      scenario.restartOperator();
      scenario.operator.settle();

      // Then
      assertThat(events()).containsExactly("Normal Creating", "Normal Running");
    }

    @Test
    void crashNeitherLosesNorDuplicatesEvents() {
      // Given
      scenario.user.createOrReplace(demo(NAMESPACE));
      scenario.operator.settle();
      int writes = scenario.writes().size();

      for (int write = 1; write <= writes; write++) {
        // When
        OperatorScenario before = new OperatorScenario();
        before.cluster.faults().crashBeforeWrite(write);
        crashAndRestart(before);
        OperatorScenario after = new OperatorScenario();
        after.cluster.faults().crashAfterWrite(write);
        crashAndRestart(after);

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
    void warningSurvivesCrashBeforeStatusWrite() {
      // Given
      scenario.user.createOrReplace(demo(NAMESPACE));
      scenario.operator.settle();
      scenario.cluster.faults().crashAfterWrite(1);
      scenario.changeSpec(spec -> spec.replicas(5));

      // When
      assertThatThrownBy(scenario.operator::settle).isInstanceOf(SimulatedCrashException.class);
      scenario.cluster.clock().advance(Duration.ofMinutes(1));
      scenario.restartOperator();
      scenario.operator.settle();

      // Then
      assertThat(events())
          .containsExactly("Normal Creating", "Normal Running", "Warning ConfirmationRequired");
    }

    /** The status says the same, so it must not wait for them. */
    @Test
    void lostEventsDelayNothing() {
      // Given
      scenario.cluster.faults().nextWrites(1, Event.class).loseRequest();
      scenario.user.createOrReplace(demo(NAMESPACE));

      // When
      scenario.operator.settle();

      // Then
      assertThat(events()).containsExactly("Normal Running");
      assertThat(scenario.phases()).containsExactly("Creating", "Running");
      assertThat(scenario.cluster.requests().all())
          .filteredOn(request -> request.outcome() == Request.Outcome.UNAVAILABLE)
          .hasSize(1);
    }

    @Test
    void statusIsWrittenAlthoughEveryEventIsLost() {
      // Given
      scenario.cluster.faults().everyWrite(Event.class).loseRequest();
      scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.replicas(0)));

      // When
      scenario.operator.settle();

      // Then
      assertThat(scenario.phase()).isEqualTo("Failed");
    }
  }

  private static void crashAndRestart(OperatorScenario scenario) {
    scenario.user.createOrReplace(demo(NAMESPACE));
    assertThatThrownBy(scenario.operator::settle).isInstanceOf(SimulatedCrashException.class);
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
