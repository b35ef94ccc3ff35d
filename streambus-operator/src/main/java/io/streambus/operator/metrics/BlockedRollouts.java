package io.streambus.operator.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.operator.kubernetes.ObjectKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many clusters wait with the next restart of a broker. In Prometheus: the gauge {@code
 * streambus_operator_rollout_blocked} by predicate.
 */
public final class BlockedRollouts {

  /** Names of predicates by cluster. */
  private final Map<ObjectKey, String> blocked = new ConcurrentHashMap<>();

  /** Registers the gauges of all predicates at once, so that they read 0. */
  public BlockedRollouts(MeterRegistry registry) {
    for (RolloutPredicate predicate : RolloutPredicate.values()) {
      Gauge.builder("streambus.operator.rollout.blocked", () -> count(predicate.value()))
          .description("Clusters whose next restart of a broker waits, by why it does.")
          .tag("predicate", predicate.value())
          .register(registry);
    }
  }

  /** A cluster waits because of a predicate. */
  public void set(ObjectKey cluster, String predicate) {
    blocked.put(cluster, predicate);
  }

  /** A cluster does not wait, or is gone. */
  public void remove(ObjectKey cluster) {
    blocked.remove(cluster);
  }

  private long count(String predicate) {
    return blocked.values().stream().filter(predicate::equals).count();
  }
}
