package io.streambus.operator.metrics;

import com.google.common.util.concurrent.AtomicLongMap;
import io.micrometer.core.instrument.Gauge;
import io.streambus.api.values.ClusterPhase;
import io.streambus.operator.kubernetes.ObjectKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the clusters that the operator reconciles. In Prometheus: the gauge {@code
 * streambus_operator_managed_clusters} by phase.
 */
final class ManagedClusters {

  private final Map<ObjectKey, ClusterPhase> phases = new ConcurrentHashMap<>();
  private final AtomicLongMap<ClusterPhase> counts = AtomicLongMap.create();

  /** Registers the gauges of all phases at once, so that they start at 0. */
  ManagedClusters(OperatorGauges gauges) {
    for (ClusterPhase phase : ClusterPhase.values()) {
      gauges.register(
          Gauge.builder("streambus.operator.managed.clusters", () -> counts.get(phase))
              .description("Clusters that the operator reconciles, by phase.")
              .tag("phase", phase.value()));
    }
  }

  /** Records the phase of a cluster. */
  void set(ObjectKey cluster, ClusterPhase phase) {
    ClusterPhase previous = phases.put(cluster, phase);
    counts.incrementAndGet(phase);
    if (previous != null) {
      counts.decrementAndGet(previous);
    }
  }

  /** Removes a cluster that was deleted. */
  void remove(ObjectKey cluster) {
    ClusterPhase previous = phases.remove(cluster);
    if (previous != null) {
      counts.decrementAndGet(previous);
    }
  }
}
