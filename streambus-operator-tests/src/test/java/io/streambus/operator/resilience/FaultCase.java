package io.streambus.operator.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A fault of the API server that occurs repeatedly during a scenario. */
record FaultCase(ControlPlaneScenario scenario, InjectedFault fault) implements ScenarioCase {

  private static final int MAX_DROPPED_WATCHES = 20;

  static List<ScenarioCase> all(ControlPlaneScenario scenario, BaselineRun baseline) {
    return Arrays.stream(InjectedFault.values())
        .<ScenarioCase>map(fault -> new FaultCase(scenario, fault))
        .toList();
  }

  @Override
  public int run(ScenarioEnvironment environment, EndState expected) {
    try (IsolatedCluster cluster = IsolatedCluster.start(scenario, environment)) {
      int before = cluster.proxy().faultCount();
      cluster.proxy().setPlan(fault.plan(cluster.proxy()));
      scenario.act().accept(cluster);
      AtomicInteger dropped = new AtomicInteger();
      cluster.awaitState(
          expected,
          () -> {
            if (dropped.get() < MAX_DROPPED_WATCHES) {
              dropped.addAndGet(fault.dropWatches(cluster.proxy()));
            }
          });
      cluster.verifyInvariants();
      int faults = cluster.proxy().faultCount() - before + dropped.get();
      assertThat(faults).as("number of faults").isPositive();
      return faults;
    }
  }

  @Override
  public String summaryRow() {
    return toString();
  }

  @Override
  public String toString() {
    return fault + " in " + scenario;
  }
}
