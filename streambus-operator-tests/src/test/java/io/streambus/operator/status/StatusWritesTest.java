package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.StreamBusCluster;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.reconcile.ClusterReconciler;
import io.streambus.resources.ClusterInputs;
import io.streambus.testkit.simulation.SimulatedOperator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Without these guarantees, many clusters that start at the same time would overload the API server
 * with status updates.
 */
class StatusWritesTest {

  private static final Duration INSTANT = Duration.ZERO;

  private final OperatorScenario scenario = new OperatorScenario();

  @BeforeEach
  void startClusterWithPendingPods() {
    scenario.cluster.pods().makeAllUnschedulable();
    scenario.user.createOrReplace(demo(NAMESPACE));
    scenario.operator.runFor(INSTANT);
    scenario.cluster.requests().clear();
  }

  @Test
  void countChangeWaitsTenSecondsAfterLastWrite() {
    // When
    scenario.cluster.pods().makeReady(NAMESPACE, "demo-0");
    scenario.operator.runFor(Duration.ofSeconds(9));

    // Then
    assertThat(statusWrites()).isZero();

    // When
    scenario.operator.runFor(Duration.ofSeconds(1));

    // Then
    assertThat(statusWrites()).isOne();
    assertThat(scenario.status().readyReplicas()).contains(1);
  }

  @Test
  void countChangeIsWrittenImmediatelyAfterQuietPeriod() {
    // Given
    scenario.cluster.clock().advance(Duration.ofHours(1));

    // When
    scenario.cluster.pods().makeReady(NAMESPACE, "demo-0");
    scenario.operator.runFor(INSTANT);

    // Then
    assertThat(statusWrites()).isOne();
  }

  @Test
  void earlierReconcileDoesNotShortenDelayOfAnotherCluster() {
    // Given
    LaggingClock clock = new LaggingClock(scenario.cluster.clock());
    scenario.operator =
        SimulatedOperator.start(
            scenario.cluster,
            new ClusterReconciler(
                    scenario.cluster.kubernetes(),
                    scenario.cluster.environment(ClusterInputs.none()),
                    clock,
                    new SecureRandom())
                ::reconcile);
    scenario.cluster.clock().advance(Duration.ofHours(1));
    scenario.cluster.pods().makeReady(NAMESPACE, "demo-1");
    scenario.operator.runFor(INSTANT);
    clock.lag = Duration.ofSeconds(2);
    scenario.user.createOrReplace(demo("elsewhere"));
    scenario.operator.runFor(INSTANT);
    clock.lag = Duration.ZERO;
    scenario.cluster.requests().clear();

    // When
    scenario.cluster.pods().makeReady(NAMESPACE, "demo-0");
    scenario.operator.runFor(Duration.ofSeconds(5));

    // Then
    assertThat(statusWrites()).isZero();
  }

  @Test
  void phaseChangeIsWrittenImmediately() {
    // When
    scenario.cluster.pods().makeAllReady();
    scenario.operator.runFor(INSTANT);

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  /** Runs behind, so that a reconciliation appears to have started earlier than it did. */
  private static final class LaggingClock extends Clock {

    private final Clock clock;
    private Duration lag = Duration.ZERO;

    LaggingClock(Clock clock) {
      this.clock = clock;
    }

    @Override
    public Instant instant() {
      return clock.instant().minus(lag);
    }

    @Override
    public ZoneId getZone() {
      return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return clock.withZone(zone);
    }
  }

  private int statusWrites() {
    return scenario.cluster.requests().writesOf(StreamBusCluster.class).size();
  }
}
