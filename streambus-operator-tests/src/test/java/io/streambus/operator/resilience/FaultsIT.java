package io.streambus.operator.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.operator.fixture.RunSummary;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestOperator;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guarantees that a cluster recovers from every fault of the API server. */
@ControlPlaneTest
class FaultsIT {

  private static final int MAX_DROPPED_WATCHES = 20;

  private static RunSummary summary;

  private final ExecutorService runs = Executors.newCachedThreadPool();
  private ScenarioEnvironment environment;

  static Stream<ControlPlaneScenario> scenarios() {
    return ControlPlaneScenario.ALL.stream().filter(scenario -> !scenario.name().equals("delete"));
  }

  @BeforeAll
  static void createSummary() {
    summary = RunSummary.approximate("Faults on a control plane");
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
  void serverFaultsDoNotChangeEndState(ControlPlaneScenario scenario) {
    // Given
    BaselineRun baseline = BaselineRun.run(scenario, environment);

    // When
    List<CompletableFuture<Void>> all =
        Arrays.stream(InjectedFault.values())
            .map(
                fault ->
                    CompletableFuture.runAsync(() -> run(scenario, fault, baseline.state()), runs))
            .toList();

    // Then
    all.forEach(CompletableFuture::join);
  }

  private void run(ControlPlaneScenario scenario, InjectedFault fault, EndState expected) {
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
      assertThat(faults).as("%s in %s", fault, scenario).isPositive();
      summary.count(fault + " in " + scenario, faults);
    }
  }
}
