package io.streambus.operator.resilience;

import io.streambus.testkit.faults.FaultPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A crash of the operator around one of its writes in a scenario.
 *
 * @param write number of the write since the action of the user, starting at 1
 */
record CrashPoint(ControlPlaneScenario scenario, Side side, int write) implements ScenarioCase {

  enum Side {
    BEFORE,
    AFTER
  }

  /** Returns both sides of every write. */
  static List<ScenarioCase> all(ControlPlaneScenario scenario, BaselineRun baseline) {
    return IntStream.rangeClosed(1, baseline.writes())
        .boxed()
        .flatMap(
            write ->
                Arrays.stream(Side.values())
                    .<ScenarioCase>map(side -> new CrashPoint(scenario, side, write)))
        .toList();
  }

  @Override
  public int run(ScenarioEnvironment environment, EndState expected) {
    try (IsolatedCluster cluster = IsolatedCluster.start(scenario, environment)) {
      boolean crashed =
          cluster.crashOperatorAt(write, plan(), () -> scenario.act().accept(cluster), expected);
      cluster.awaitState(expected);
      cluster.verifyInvariants();
      return crashed ? 1 : 0;
    }
  }

  private IntFunction<FaultPlan> plan() {
    return side == Side.BEFORE ? FaultPlan::crashBeforeWrite : FaultPlan::crashAfterWrite;
  }

  @Override
  public String summaryRow() {
    return scenario.name();
  }

  @Override
  public String toString() {
    return "%s, crash %s write %d".formatted(scenario, side.name().toLowerCase(Locale.ROOT), write);
  }
}
