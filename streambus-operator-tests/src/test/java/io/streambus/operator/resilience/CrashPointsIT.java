package io.streambus.operator.resilience;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.operator.fixture.RunSummary;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.faults.FaultPlan;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestOperator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * If one of these failed, an operator that ends in the midst of its work would leave a cluster that
 * differs from what was asked for, or would have broken it. What the simulation proves with a
 * server that is never late, this proves with a real one.
 */
@ControlPlaneTest
class CrashPointsIT {

  private static final int AT_ONCE = 16;

  private static RunSummary proved;

  private final ExecutorService runs = Executors.newFixedThreadPool(AT_ONCE);
  private TestGround testGround;

  static Stream<ControlPlaneScenario> scenarios() {
    return ControlPlaneScenario.ALL.stream();
  }

  @BeforeAll
  static void beginToCount() {
    proved = RunSummary.roughly("Crash points on a control plane");
  }

  @AfterAll
  static void thePageTellsNoMoreThanWasDone() throws IOException {
    proved.publish();
  }

  @BeforeEach
  void letNoOtherOperatorMeddle(
      KubernetesClient client, ControlPlane plane, TestOperator unlimited) {
    unlimited.stop();
    testGround = TestGround.of(client, plane);
  }

  @AfterEach
  void endRuns() {
    runs.shutdownNow();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aCrashBeforeOrAfterAnyWriteChangesNothingInTheEnd(ControlPlaneScenario scenario) {
    // Given
    UndisturbedRun undisturbedRun = UndisturbedRun.run(scenario, testGround);

    // When
    List<CompletableFuture<Boolean>> crashes = new ArrayList<>();
    for (int write = 1; write <= undisturbedRun.writes(); write++) {
      crashes.add(run(scenario, write, FaultPlan::endBefore, undisturbedRun.state()));
      crashes.add(run(scenario, write, FaultPlan::endAfter, undisturbedRun.state()));
    }

    // Then
    int hits = (int) crashes.stream().filter(CompletableFuture::join).count();
    proved.count(scenario.name(), hits);
  }

  /** Returns whether the write was reached. */
  private CompletableFuture<Boolean> run(
      ControlPlaneScenario scenario, int write, IntFunction<FaultPlan> side, EndState wanted) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (ClusterLife clusterLife = ClusterLife.begin(scenario, testGround)) {
            boolean end =
                clusterLife.endOperatorAt(
                    write, side, () -> scenario.act().accept(clusterLife), wanted);
            clusterLife.awaitState(wanted);
            clusterLife.judge();
            return end;
          }
        },
        runs);
  }
}
