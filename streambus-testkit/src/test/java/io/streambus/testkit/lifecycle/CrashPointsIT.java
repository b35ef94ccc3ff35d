package io.streambus.testkit.lifecycle;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.testkit.Proved;
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

  private static Proved proved;

  private final ExecutorService runs = Executors.newFixedThreadPool(AT_ONCE);
  private Ground ground;

  static Stream<LifeScenario> scenarios() {
    return LifeScenario.ALL.stream();
  }

  @BeforeAll
  static void beginToCount() {
    proved = Proved.roughly("Crash points on a control plane");
  }

  @AfterAll
  static void thePageTellsNoMoreThanWasDone() throws IOException {
    proved.publish();
  }

  @BeforeEach
  void letNoOtherOperatorMeddle(
      KubernetesClient client, ControlPlane plane, TestOperator unlimited) {
    unlimited.stop();
    ground = Ground.of(client, plane);
  }

  @AfterEach
  void endRuns() {
    runs.shutdownNow();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aCrashBeforeOrAfterAnyWriteChangesNothingInTheEnd(LifeScenario scenario) {
    // Given
    Undisturbed undisturbed = Undisturbed.run(scenario, ground);

    // When
    List<CompletableFuture<Boolean>> crashes = new ArrayList<>();
    for (int write = 1; write <= undisturbed.writes(); write++) {
      crashes.add(run(scenario, write, FaultPlan::endBefore, undisturbed.state()));
      crashes.add(run(scenario, write, FaultPlan::endAfter, undisturbed.state()));
    }

    // Then
    int hits = (int) crashes.stream().filter(CompletableFuture::join).count();
    proved.count(scenario.name(), hits);
  }

  /** Returns whether the write was reached. */
  private CompletableFuture<Boolean> run(
      LifeScenario scenario, int write, IntFunction<FaultPlan> side, EndState wanted) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Life life = Life.begin(scenario, ground)) {
            boolean end =
                life.endOperatorAt(write, side, () -> scenario.act().accept(life), wanted);
            life.awaitState(wanted);
            life.judge();
            return end;
          }
        },
        runs);
  }
}
