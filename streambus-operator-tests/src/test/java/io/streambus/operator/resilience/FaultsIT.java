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

/** If one of these failed, a server in trouble would leave a cluster behind that does not heal. */
@ControlPlaneTest
class FaultsIT {

  private static final int ENOUGH = 20;

  private static RunSummary proved;

  private final ExecutorService runs = Executors.newCachedThreadPool();
  private TestGround testGround;

  static Stream<ControlPlaneScenario> scenarios() {
    return ControlPlaneScenario.ALL.stream().filter(scenario -> !scenario.name().equals("delete"));
  }

  @BeforeAll
  static void beginToCount() {
    proved = RunSummary.roughly("Faults on a control plane");
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
  void troubleWithTheServerChangesNothingInTheEnd(ControlPlaneScenario scenario) {
    // Given
    UndisturbedRun undisturbedRun = UndisturbedRun.run(scenario, testGround);

    // When
    List<CompletableFuture<Void>> all =
        Arrays.stream(InjectedFault.values())
            .map(
                injectedFault ->
                    CompletableFuture.runAsync(
                        () -> run(scenario, injectedFault, undisturbedRun.state()), runs))
            .toList();

    // Then
    all.forEach(CompletableFuture::join);
  }

  private void run(ControlPlaneScenario scenario, InjectedFault injectedFault, EndState wanted) {
    try (ClusterLife clusterLife = ClusterLife.begin(scenario, testGround)) {
      int before = clusterLife.proxy().faults();
      clusterLife.proxy().follow(injectedFault.plan(clusterLife.proxy()));
      scenario.act().accept(clusterLife);
      AtomicInteger nagged = new AtomicInteger();
      clusterLife.awaitState(
          wanted,
          () -> {
            if (nagged.get() < ENOUGH) {
              nagged.addAndGet(injectedFault.nag(clusterLife.proxy()));
            }
          });
      clusterLife.judge();
      int faults = clusterLife.proxy().faults() - before + nagged.get();
      assertThat(faults).as("%s in %s", injectedFault, scenario).isPositive();
      proved.count(injectedFault + " in " + scenario, faults);
    }
  }
}
