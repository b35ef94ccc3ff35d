package io.streambus.operator.resilience;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streambus.api.StreamBusCluster;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.fixture.RunSummary;
import io.streambus.operator.scaling.RaftSafety;
import io.streambus.testkit.simulation.Faults.SimulatedCrashException;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.Request.Verb;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees that an operator that crashes during its work, for example because its node fails,
 * neither leaves a cluster that differs from its spec nor breaks one.
 */
class CrashPointsTest {

  private static RunSummary summary;

  private enum Side {
    BEFORE,
    AFTER
  }

  static Stream<LifecycleScenario> scenarios() {
    return LifecycleScenario.ALL.stream();
  }

  @BeforeAll
  static void createSummary() {
    summary = RunSummary.exact("Crash points in the simulation");
  }

  @AfterAll
  static void publishSummary() throws IOException {
    summary.compareWithPage();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void crashAroundAnyWriteDoesNotChangeEndState(LifecycleScenario lifecycle) {
    // Given
    Baseline baseline = Baseline.run(lifecycle);

    // When / Then
    IntStream.rangeClosed(1, baseline.writes())
        .parallel()
        .forEach(
            write ->
                Arrays.stream(Side.values())
                    .forEach(side -> assertCrashChangesNothing(lifecycle, write, side, baseline)));
    summary.count(lifecycle.name(), baseline.writes() * Side.values().length);
  }

  /** Result of a scenario without a crash. */
  private record Baseline(Map<String, String> contents, List<Request> changes, int writes) {

    static Baseline run(LifecycleScenario lifecycle) {
      OperatorScenario scenario = lifecycle.prepared();
      lifecycle.act().accept(scenario);
      scenario.operator.settle();
      return new Baseline(
          scenario.cluster.objectsAsYaml(), created(scenario), scenario.writes().size());
    }

    /** How often this write may occur: an operation may have to change one object twice. */
    int maxRepetitions(Request write) {
      return Math.max(1, Collections.frequency(changes, write));
    }
  }

  private static void assertCrashChangesNothing(
      LifecycleScenario lifecycle, int write, Side side, Baseline baseline) {
    OperatorScenario crashed = crashed(lifecycle, write, side);
    String description = "%s, %s write %d".formatted(lifecycle, side, write);
    assertThat(crashed.cluster.objectsAsYaml()).as(description).isEqualTo(baseline.contents());
    List<Request> changes = created(crashed);
    assertThat(changes)
        .as(description)
        .allSatisfy(
            change ->
                assertThat(Collections.frequency(changes, change))
                    .isLessThanOrEqualTo(baseline.maxRepetitions(change)));
    assertThat(crashed.cluster.violations(NAMESPACE)).as(description).isEmpty();
    RaftSafety.verify(crashed);
  }

  private static OperatorScenario crashed(LifecycleScenario lifecycle, int write, Side side) {
    OperatorScenario scenario = lifecycle.prepared();
    if (side == Side.BEFORE) {
      scenario.cluster.faults().crashBeforeWrite(write);
    } else {
      scenario.cluster.faults().crashAfterWrite(write);
    }
    lifecycle.act().accept(scenario);
    assertThatThrownBy(scenario.operator::settle).isInstanceOf(SimulatedCrashException.class);
    scenario.restartOperator();
    scenario.operator.settle();
    return scenario;
  }

  private static List<Request> created(OperatorScenario scenario) {
    return scenario.writes().stream()
        .filter(write -> write.outcome() == Request.Outcome.CHANGED)
        // An in-place update takes two patches: the images, then the revision label.
        .filter(write -> write.verb() != Verb.PATCH)
        .filter(write -> !write.object().kind().equals(StreamBusCluster.KIND))
        .toList();
  }
}
