package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static io.streambus.testkit.reconcile.Scene.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.StreamBusCluster;
import java.time.Duration;
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
  void aChangeOfMereCountsWaitsUntilTheLastWriteIsFiveSecondsOld() {
    // When
    scene.cluster.pods().release(NAMESPACE, "demo-0");
    scene.operator.runFor(Duration.ofSeconds(4));

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
  void newsIsWrittenAtOnce() {
    // When
    scene.cluster.pods().releaseAll();
    scene.operator.runFor(INSTANT);

    // Then
    assertThat(scene.phase()).isEqualTo("Running");
  }

  private int statusWrites() {
    return scene.cluster.requests().writesOf(StreamBusCluster.class).size();
  }
}
