package io.streambus.testkit.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.testkit.Proved;
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

  private static Proved proved;

  private final ExecutorService runs = Executors.newCachedThreadPool();
  private Ground ground;

  static Stream<LifeScenario> scenarios() {
    return LifeScenario.ALL.stream().filter(scenario -> !scenario.name().equals("delete"));
  }

  @BeforeAll
  static void beginToCount() {
    proved = Proved.roughly("Faults on a control plane");
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
  void troubleWithTheServerChangesNothingInTheEnd(LifeScenario scenario) {
    // Given
    Undisturbed undisturbed = Undisturbed.run(scenario, ground);

    // When
    List<CompletableFuture<Void>> all =
        Arrays.stream(Trouble.values())
            .map(
                trouble ->
                    CompletableFuture.runAsync(
                        () -> run(scenario, trouble, undisturbed.state()), runs))
            .toList();

    // Then
    all.forEach(CompletableFuture::join);
  }

  private void run(LifeScenario scenario, Trouble trouble, EndState wanted) {
    try (Life life = Life.begin(scenario, ground)) {
      int before = life.proxy().faults();
      life.proxy().follow(trouble.plan(life.proxy()));
      scenario.act().accept(life);
      AtomicInteger nagged = new AtomicInteger();
      life.awaitState(
          wanted,
          () -> {
            if (nagged.get() < ENOUGH) {
              nagged.addAndGet(trouble.nag(life.proxy()));
            }
          });
      life.judge();
      int faults = life.proxy().faults() - before + nagged.get();
      assertThat(faults).as("%s in %s", trouble, scenario).isPositive();
      proved.count(trouble + " in " + scenario, faults);
    }
  }
}
