package io.streambus.operator.metrics;

import io.micrometer.core.instrument.Gauge;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.operator.kubernetes.ObjectKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the clusters whose next broker restart is blocked. In Prometheus: the gauge {@code
 * streambus_operator_rollout_blocked} by predicate.
 */
final class BlockedRollouts {

  /** Name of the blocking predicate by cluster. */
  private final Map<ObjectKey, String> blocked = new ConcurrentHashMap<>();

  /** Registers the gauges of all predicates at once, so that they start at 0. */
  BlockedRollouts(OperatorGauges gauges) {
    for (RolloutPredicate predicate : RolloutPredicate.values()) {
      gauges.register(
          Gauge.builder("streambus.operator.rollout.blocked", () -> count(predicate.value()))
              .description("Number of clusters whose next broker restart is blocked, by predicate.")
              .tag("predicate", predicate.value()));
    }
  }

  /** Records that a predicate blocks the rollout of a cluster. */
  void set(ObjectKey cluster, String predicate) {
    blocked.put(cluster, predicate);
  }

  /** Removes a cluster that was deleted or whose rollout is not blocked. */
  void remove(ObjectKey cluster) {
    blocked.remove(cluster);
  }

  private long count(String predicate) {
    return blocked.values().stream().filter(predicate::equals).count();
  }
}
