package io.streambus.operator.josdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.metrics.OperatorGauges;
import io.streambus.operator.metrics.ReconcileQueue;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that an operator whose threads are all busy can be told from one that has nothing to
 * do.
 */
class ReconcileObserverTest {

  private static final StreamBusCluster A = cluster("a");
  private static final StreamBusCluster B = cluster("b");

  private final MockClock clock = new MockClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  private final OperatorGauges gauges = new OperatorGauges(registry);
  private final ReconcileQueue queue = new ReconcileQueue(gauges);
  private final ReconcileObserver observer = new ReconcileObserver(queue);

  @Test
  void nothingWaitsAtFirst() {
    // Then
    assertThat(value("streambus.operator.reconcile.queue.depth")).isZero();
    assertThat(value("streambus.operator.reconcile.oldest.waiting")).isZero();
    assertThat(queue.oldestWaiting()).isZero();
  }

  @Test
  void clusterWaitsUntilItsReconciliationStarts() {
    // When
    due(A);
    clock.add(Duration.ofSeconds(3));
    due(B);
    clock.add(Duration.ofSeconds(2));

    // Then
    assertThat(value("streambus.operator.reconcile.queue.depth")).isEqualTo(2);
    assertThat(value("streambus.operator.reconcile.oldest.waiting")).isEqualTo(5);

    // When
    start(A);

    // Then
    assertThat(value("streambus.operator.reconcile.queue.depth")).isEqualTo(1);
    assertThat(queue.oldestWaiting()).hasSeconds(2);
  }

  @Test
  void clusterThatIsDueAgainWaitsFromThenOn() {
    // Given
    due(A);
    start(A);
    clock.add(Duration.ofSeconds(9));

    // When
    due(A);
    clock.add(Duration.ofSeconds(1));

    // Then
    assertThat(queue.oldestWaiting()).hasSeconds(1);
  }

  @Test
  void deletedClusterDoesNotWait() {
    // Given
    due(A);

    // When
    observer.cleanupDoneFor(ResourceID.fromResource(A), Map.of());

    // Then
    assertThat(value("streambus.operator.reconcile.queue.depth")).isZero();
    assertThat(queue.oldestWaiting()).isZero();
  }

  private void due(StreamBusCluster cluster) {
    observer.reconcileCustomResource(cluster, null, Map.of());
  }

  private void start(StreamBusCluster cluster) {
    observer.reconciliationExecutionStarted(cluster, Map.of());
  }

  private double value(String name) {
    return registry.get(name).gauge().value();
  }

  private static StreamBusCluster cluster(String name) {
    StreamBusCluster cluster = new StreamBusCluster();
    cluster.setMetadata(new ObjectMetaBuilder().withNamespace("default").withName(name).build());
    return cluster;
  }
}
