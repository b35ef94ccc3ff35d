package io.streambus.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import org.junit.jupiter.api.Test;

/** Guarantees that every cluster that the operator knows is counted. */
class StatusMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final StatusMetrics listener = new StatusMetrics(new OperatorGauges(registry));

  @Test
  void clusterIsPendingUntilItsStatusHasKnownPhase() {
    // When
    listener.onUpdate(cluster("new"));
    listener.onUpdate(cluster("future", "Levitating"));
    listener.onUpdate(cluster("ready", "Running"));

    // Then
    assertThat(value("Pending")).isEqualTo(2);
    assertThat(value("Running")).isEqualTo(1);
  }

  @Test
  void deletedClusterIsNotCounted() {
    // Given
    listener.onUpdate(cluster("ready", "Running"));

    // When
    listener.onDelete(cluster("ready"));

    // Then
    assertThat(value("Running")).isZero();
  }

  private double value(String phase) {
    return registry.get("streambus.operator.managed.clusters").tag("phase", phase).gauge().value();
  }

  private static StreamBusCluster cluster(String name, String phase) {
    StreamBusCluster cluster = cluster(name);
    cluster.setStatus(StreamBusClusterStatus.builder().phase(phase).build());
    return cluster;
  }

  private static StreamBusCluster cluster(String name) {
    StreamBusCluster cluster = new StreamBusCluster();
    cluster.setMetadata(new ObjectMetaBuilder().withNamespace("default").withName(name).build());
    return cluster;
  }
}
