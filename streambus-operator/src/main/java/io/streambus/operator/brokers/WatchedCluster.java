package io.streambus.operator.brokers;

import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableList;
import io.streambus.operator.brokers.BrokersSnapshot.BrokerSnapshot;
import io.streambus.operator.kubernetes.BrokersSummary;
import io.streambus.operator.kubernetes.ReconcileTrigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Cluster whose brokers are polled, by one thread at a time. */
final class WatchedCluster {

  private final BrokerApis apis;
  private final ReconcileTrigger reconcileTrigger;
  private final Clock clock;
  private final ClusterMetrics metrics;
  private volatile BrokerTarget target;
  private volatile BrokersSnapshot snapshot = BrokersSnapshot.EMPTY;

  WatchedCluster(
      BrokerTarget target,
      BrokerApis apis,
      ReconcileTrigger reconcileTrigger,
      Clock clock,
      ClusterMetrics metrics) {
    this.target = target;
    this.apis = apis;
    this.reconcileTrigger = reconcileTrigger;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Sets the target. Returns whether it changed. */
  boolean retarget(BrokerTarget other) {
    boolean changed = !target.equals(other);
    target = other;
    return changed;
  }

  BrokersSummary summary() {
    return snapshot.summary(target);
  }

  /** Probes all brokers one after the other. Returns the delay until the next poll. */
  Optional<Duration> probe() {
    BrokerTarget current = target;
    BrokersSummary before = snapshot.summary(current);
    snapshot =
        new BrokersSnapshot(
            IntStream.range(0, current.cluster().podCount())
                .mapToObj(ordinal -> probe(current, ordinal))
                .collect(ImmutableList.toImmutableList()));
    if (current.exportsMetrics()) {
      metrics.update(current, snapshot);
    } else {
      metrics.remove();
    }
    if (isRelevant(before, snapshot.summary(current))) {
      reconcileTrigger.trigger(current.cluster().namespace(), current.cluster().name());
    }
    return new PollInterval(current, snapshot).next(clock.instant());
  }

  /** A leader change does not affect the result of a reconciliation, and can be frequent. */
  private static boolean isRelevant(BrokersSummary before, BrokersSummary now) {
    return before.tenantsApi() != now.tenantsApi() || !before.tenants().equals(now.tenants());
  }

  private BrokerSnapshot probe(BrokerTarget current, int ordinal) {
    TenantState previous = snapshot.tenants(ordinal);
    return apis.of(current.cluster(), ordinal)
        .map(broker -> new BrokerProbe(broker, current, clock).run(previous))
        .orElseGet(
            () -> BrokerSnapshot.unreachable(new ApiResponse.Failed<>("no address"), previous));
  }

  /** Computes the interval between two polls of a cluster. */
  record PollInterval(BrokerTarget target, BrokersSnapshot snapshot) {

    private static final Duration MIN_INTERVAL = Duration.ofSeconds(5);

    /** An unnoticed restart must not leave a broker without tenants for hours. */
    private static final Duration MAX_WITH_TENANTS = Duration.ofMinutes(5);

    /** Spreads the polls of clusters that were created at the same time. */
    private static final double JITTER = 0.1;

    /** Time until the next poll; empty if none is needed. */
    Optional<Duration> next(Instant now) {
      if (!target.exportsMetrics() && !target.managesTenants() && !snapshot.hasTenants()) {
        return Optional.empty();
      }
      Duration configured = target.cluster().metrics().interval().toDuration();
      Duration interval =
          target.managesTenants() || snapshot.hasTenants()
              ? Comparators.min(configured, MAX_WITH_TENANTS)
              : configured;
      Duration due =
          snapshot.nextRetry().map(retry -> Duration.between(now, retry)).orElse(interval);
      return Optional.of(jittered(Comparators.max(Comparators.min(interval, due), MIN_INTERVAL)));
    }

    private static Duration jittered(Duration interval) {
      double factor = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
      return Duration.ofMillis(Math.round(interval.toMillis() * factor));
    }
  }
}
