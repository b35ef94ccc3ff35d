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
 * Guarantees that an operator that crashes during its work neither leaves a cluster that differs
 * from its spec nor breaks one. The simulation proves this with a server that always responds in
 * time; these tests prove it with a real one.
 */
@ControlPlaneTest
class CrashPointsIT {

  private static final int PARALLELISM = 16;

  private static RunSummary summary;

  private final ExecutorService runs = Executors.newFixedThreadPool(PARALLELISM);
  private ScenarioEnvironment environment;

  static Stream<ControlPlaneScenario> scenarios() {
    return ControlPlaneScenario.ALL.stream();
  }

  @BeforeAll
  static void createSummary() {
    summary = RunSummary.approximate("Crash points on a control plane");
  }

  @AfterAll
  static void publishSummary() throws IOException {
    summary.compareWithPage();
  }

  @BeforeEach
  void stopDefaultOperator(
      KubernetesClient client, ControlPlane plane, TestOperator defaultOperator) {
    defaultOperator.stop();
    environment = ScenarioEnvironment.of(client, plane);
  }

  @AfterEach
  void stopRuns() {
    runs.shutdownNow();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void crashAroundAnyWriteDoesNotChangeEndState(ControlPlaneScenario scenario) {
    // Given
    BaselineRun baseline = BaselineRun.run(scenario, environment);

    // When
    List<CompletableFuture<Boolean>> crashes = new ArrayList<>();
    for (int write = 1; write <= baseline.writes(); write++) {
      crashes.add(run(scenario, write, FaultPlan::crashBeforeWrite, baseline.state()));
      crashes.add(run(scenario, write, FaultPlan::crashAfterWrite, baseline.state()));
    }

    // Then
    int reached = (int) crashes.stream().filter(CompletableFuture::join).count();
    summary.count(scenario.name(), reached);
  }

  /** Returns whether the write was reached. */
  private CompletableFuture<Boolean> run(
      ControlPlaneScenario scenario, int write, IntFunction<FaultPlan> side, EndState expected) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (IsolatedCluster cluster = IsolatedCluster.start(scenario, environment)) {
            boolean crashed =
                cluster.crashOperatorAt(
                    write, side, () -> scenario.act().accept(cluster), expected);
            cluster.awaitState(expected);
            cluster.verifyInvariants();
            return crashed;
          }
        },
        runs);
  }
}
