package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streambus.api.StreamBusCluster;
import io.streambus.testkit.Proved;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.Verb;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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

  private static Proved proved;

  private enum Side {
    BEFORE,
    AFTER
  }

  static Stream<Scenario> scenarios() {
    return Scenario.ALL.stream();
  }

  @BeforeAll
  static void beginToCount() {
    proved = Proved.always("Crash points in the simulation");
  }

  @AfterAll
  static void thePageTellsNoMoreThanWasDone() throws IOException {
    proved.publish();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aCrashBeforeOrAfterAnyWriteChangesNothingInTheEnd(Scenario scenario) {
    // Given
    Scene undisturbed = scenario.prepared();
    scenario.act().accept(undisturbed);
    undisturbed.operator.settle();
    int writes = undisturbed.writes().size();

    // When / Then
    IntStream.rangeClosed(1, writes)
        .parallel()
        .forEach(
            write ->
                Arrays.stream(Side.values())
                    .forEach(side -> crashChangesNothing(scenario, write, side, undisturbed)));
    proved.count(scenario.name(), writes * Side.values().length);
  }

  private static void crashChangesNothing(
      Scenario scenario, int write, Side side, Scene undisturbed) {
    Scene crashed = crashed(scenario, write, side);
    String moment = "%s, %s write %d".formatted(scenario, side, write);
    assertThat(crashed.cluster.contents()).as(moment).isEqualTo(undisturbed.cluster.contents());
    assertThat(created(crashed))
        .as(moment)
        .allSatisfy(
            done ->
                assertThat(times(done, crashed))
                    .isLessThanOrEqualTo(Math.max(1, times(done, undisturbed))));
    assertThat(crashed.cluster.violations(NAMESPACE)).as(moment).isEmpty();
    RaftSafety.check(crashed);
  }

  private static Scene crashed(Scenario scenario, int write, Side side) {
    Scene scene = scenario.prepared();
    if (side == Side.BEFORE) {
      scene.cluster.faults().crashBefore(write);
    } else {
      scene.cluster.faults().crashAfter(write);
    }
    scenario.act().accept(scene);
    assertThatThrownBy(scene.operator::settle).hasMessageContaining("crashed");
    scene.restartOperator();
    scene.operator.settle();
    return scene;
  }

  private static List<Request> created(Scene scene) {
    return scene.writes().stream()
        .filter(write -> write.answer() == Request.Answer.CHANGED)
        // A change in place takes two: the images, and then the label of the revision.
        .filter(write -> write.verb() != Verb.PATCH)
        .filter(write -> !write.object().kind().equals(StreamBusCluster.KIND))
        .toList();
  }

  /** How often a write changed something; a procedure may have to change one object twice. */
  private static int times(Request write, Scene scene) {
    return Collections.frequency(created(scene), write);
  }
}
