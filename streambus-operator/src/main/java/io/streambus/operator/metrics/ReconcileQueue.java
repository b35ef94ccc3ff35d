package io.streambus.operator.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Gauge;
import io.streambus.operator.kubernetes.ObjectKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Clusters whose reconciliation is due but has not started, because all threads are busy. A cluster
 * is reconciled by one thread at a time: what happens to it during a reconciliation is due when
 * that reconciliation ends, and a retry is due after its delay. In Prometheus: the gauges {@code
 * streambus_operator_reconcile_queue_depth} and {@code
 * streambus_operator_reconcile_oldest_waiting_seconds}.
 */
public final class ReconcileQueue {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Clock clock;

  /** Times since which clusters have waited, in nanoseconds; the oldest first. */
  private final Map<ObjectKey, Long> waiting = new LinkedHashMap<>();

  /** Registers both gauges, which start at 0. */
  public ReconcileQueue(OperatorGauges gauges) {
    clock = gauges.clock();
    gauges.register(
        Gauge.builder("streambus.operator.reconcile.queue.depth", this::depth)
            .description("Clusters whose reconciliation is due but has not started."));
    gauges.register(
        Gauge.builder(
                "streambus.operator.reconcile.oldest.waiting",
                () -> oldestWaiting().toNanos() / NANOS_PER_SECOND)
            .description("Time since the oldest reconciliation that has not started was due.")
            .baseUnit("seconds"));
  }

  /** Records that a reconciliation is due; does nothing if the cluster is waiting already. */
  public synchronized void add(ObjectKey cluster) {
    waiting.putIfAbsent(cluster, clock.monotonicTime());
  }

  /** Removes a cluster whose reconciliation starts or that was deleted. */
  public synchronized void remove(ObjectKey cluster) {
    waiting.remove(cluster);
  }

  /** Returns how long the cluster that has waited longest has waited; zero if none waits. */
  public synchronized Duration oldestWaiting() {
    return waiting.values().stream()
        .findFirst()
        .map(since -> Duration.ofNanos(clock.monotonicTime() - since))
        .orElse(Duration.ZERO);
  }

  private synchronized int depth() {
    return waiting.size();
  }
}
