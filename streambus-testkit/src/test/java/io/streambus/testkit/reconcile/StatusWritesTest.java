package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static io.streambus.testkit.reconcile.Scene.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.StreamBusCluster;
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

/** If one of these failed, many clusters that start at once would drown the API server. */
class StatusWritesTest {

  private static final Duration INSTANT = Duration.ZERO;

  private final Scene scene = new Scene();

  @BeforeEach
  void startAClusterWhosePodsWait() {
    scene.cluster.pods().holdAll();
    scene.user.put(demo(NAMESPACE));
    scene.operator.runFor(INSTANT);
    scene.cluster.requests().clear();
  }

  @Test
  void aChangeOfMereCountsWaitsUntilTheLastWriteIsTenSecondsOld() {
    // When
    scene.cluster.pods().release(NAMESPACE, "demo-0");
    scene.operator.runFor(Duration.ofSeconds(9));

    // Then
    assertThat(statusWrites()).isZero();

    // When
    scene.operator.runFor(Duration.ofSeconds(1));

    // Then
    assertThat(statusWrites()).isOne();
    assertThat(scene.status().readyReplicas()).contains(1);
  }

  @Test
  void aChangeOfMereCountsIsWrittenAtOnceAfterALongSilence() {
    // Given
    scene.cluster.clock().advance(Duration.ofHours(1));

    // When
    scene.cluster.pods().release(NAMESPACE, "demo-0");
    scene.operator.runFor(INSTANT);

    // Then
    assertThat(statusWrites()).isOne();
  }

  @Test
  void aPassThatBeganEarlierDoesNotEndThePauseOfAnotherCluster() {
    // Given
    LaggingClock clock = new LaggingClock(scene.cluster.clock());
    scene.operator =
        SimulatedOperator.start(
            scene.cluster,
            new ClusterReconciler(
                    scene.cluster.kubernetes(),
                    scene.cluster.surroundings(ClusterInputs.none()),
                    clock,
                    new SecureRandom())
                ::reconcile);
    scene.cluster.clock().advance(Duration.ofHours(1));
    scene.cluster.pods().release(NAMESPACE, "demo-1");
    scene.operator.runFor(INSTANT);
    clock.lag = Duration.ofSeconds(2);
    scene.user.put(demo("elsewhere"));
    scene.operator.runFor(INSTANT);
    clock.lag = Duration.ZERO;
    scene.cluster.requests().clear();

    // When
    scene.cluster.pods().release(NAMESPACE, "demo-0");
    scene.operator.runFor(Duration.ofSeconds(5));

    // Then
    assertThat(statusWrites()).isZero();
  }

  @Test
  void newsIsWrittenAtOnce() {
    // When
    scene.cluster.pods().releaseAll();
    scene.operator.runFor(INSTANT);

    // Then
    assertThat(scene.phase()).isEqualTo("Running");
  }

  /** Tells a pass that it began earlier than it did. */
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
    return scene.cluster.requests().writesOf(StreamBusCluster.class).size();
  }
}
