package io.streambus.operator.resilience;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streambus.api.StreamBusCluster;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.fixture.RunSummary;
import io.streambus.operator.scaling.RaftSafety;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.Verb;
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
 * If one of these failed, an operator that ends in the midst of its work, as by a node that goes
 * away, would leave a cluster that differs from what was asked for, or would have broken it.
 */
class CrashPointsTest {

  private static RunSummary proved;

  private enum Side {
    BEFORE,
    AFTER
  }

  static Stream<LifecycleScenario> scenarios() {
    return LifecycleScenario.ALL.stream();
  }

  @BeforeAll
  static void beginToCount() {
    proved = RunSummary.always("Crash points in the simulation");
  }

  @AfterAll
  static void thePageTellsNoMoreThanWasDone() throws IOException {
    proved.publish();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aCrashBeforeOrAfterAnyWriteChangesNothingInTheEnd(LifecycleScenario lifecycleScenario) {
    // Given
    Undisturbed undisturbed = Undisturbed.run(lifecycleScenario);

    // When / Then
    IntStream.rangeClosed(1, undisturbed.writes())
        .parallel()
        .forEach(
            write ->
                Arrays.stream(Side.values())
                    .forEach(
                        side -> crashChangesNothing(lifecycleScenario, write, side, undisturbed)));
    proved.count(lifecycleScenario.name(), undisturbed.writes() * Side.values().length);
  }

  /** What comes of a scenario without a crash. */
  private record Undisturbed(Map<String, String> contents, List<Request> changes, int writes) {

    static Undisturbed run(LifecycleScenario lifecycleScenario) {
      OperatorScenario scenario = lifecycleScenario.prepared();
      lifecycleScenario.act().accept(scenario);
      scenario.operator.settle();
      return new Undisturbed(
          scenario.cluster.contents(), created(scenario), scenario.writes().size());
    }

    /** A procedure may have to change one object twice. */
    int most(Request write) {
      return Math.max(1, Collections.frequency(changes, write));
    }
  }

  private static void crashChangesNothing(
      LifecycleScenario lifecycleScenario, int write, Side side, Undisturbed undisturbed) {
    OperatorScenario crashed = crashed(lifecycleScenario, write, side);
    String moment = "%s, %s write %d".formatted(lifecycleScenario, side, write);
    assertThat(crashed.cluster.contents()).as(moment).isEqualTo(undisturbed.contents());
    List<Request> changes = created(crashed);
    assertThat(changes)
        .as(moment)
        .allSatisfy(
            done ->
                assertThat(Collections.frequency(changes, done))
                    .isLessThanOrEqualTo(undisturbed.most(done)));
    assertThat(crashed.cluster.violations(NAMESPACE)).as(moment).isEmpty();
    RaftSafety.check(crashed);
  }

  private static OperatorScenario crashed(
      LifecycleScenario lifecycleScenario, int write, Side side) {
    OperatorScenario scenario = lifecycleScenario.prepared();
    if (side == Side.BEFORE) {
      scenario.cluster.faults().crashBefore(write);
    } else {
      scenario.cluster.faults().crashAfter(write);
    }
    lifecycleScenario.act().accept(scenario);
    assertThatThrownBy(scenario.operator::settle).hasMessageContaining("crashed");
    scenario.restartOperator();
    scenario.operator.settle();
    return scenario;
  }

  private static List<Request> created(OperatorScenario scenario) {
    return scenario.writes().stream()
        .filter(write -> write.answer() == Request.Answer.CHANGED)
        // A change in place takes two: the images, and then the label of the revision.
        .filter(write -> write.verb() != Verb.PATCH)
        .filter(write -> !write.object().kind().equals(StreamBusCluster.KIND))
        .toList();
  }
}
