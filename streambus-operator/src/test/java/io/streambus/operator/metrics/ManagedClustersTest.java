package io.streambus.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.api.values.ClusterPhase;
import io.streambus.operator.kubernetes.ObjectKey;
import org.junit.jupiter.api.Test;

/** Guarantees that the numbers of clusters by phase add up to the number of clusters. */
class ManagedClustersTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ManagedClusters clusters = new ManagedClusters(new OperatorGauges(registry));

  @Test
  void allPhasesStartAtZero() {
    // Then
    for (ClusterPhase phase : ClusterPhase.values()) {
      assertThat(value(phase)).isZero();
    }
  }

  @Test
  void countsEachClusterInItsLatestPhase() {
    // When
    clusters.set(cluster("a"), ClusterPhase.PENDING);
    clusters.set(cluster("b"), ClusterPhase.RUNNING);
    clusters.set(cluster("a"), ClusterPhase.RUNNING);
    clusters.set(cluster("a"), ClusterPhase.RUNNING);

    // Then
    assertThat(value(ClusterPhase.PENDING)).isZero();
    assertThat(value(ClusterPhase.RUNNING)).isEqualTo(2);
  }

  @Test
  void removesDeletedClusterOnceEvenIfItsDeletionIsReportedTwice() {
    // Given
    clusters.set(cluster("a"), ClusterPhase.RUNNING);
    clusters.set(cluster("b"), ClusterPhase.RUNNING);

    // When
    clusters.remove(cluster("a"));
    clusters.remove(cluster("a"));

    // Then
    assertThat(value(ClusterPhase.RUNNING)).isEqualTo(1);
  }

  private double value(ClusterPhase phase) {
    return registry
        .get("streambus.operator.managed.clusters")
        .tag("phase", phase.value())
        .gauge()
        .value();
  }

  private static ObjectKey cluster(String name) {
    return new ObjectKey("StreamBusCluster", "default", name);
  }
}
