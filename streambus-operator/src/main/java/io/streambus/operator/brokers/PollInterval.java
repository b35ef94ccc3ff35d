package io.streambus.operator.brokers;

import com.google.common.collect.Comparators;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Computes the interval between two polls of a cluster. */
record PollInterval(BrokerTarget target, BrokersSnapshot snapshot) {

  static final Duration MIN_INTERVAL = Duration.ofSeconds(5);

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
    Duration due = snapshot.nextRetry().map(retry -> Duration.between(now, retry)).orElse(interval);
    return Optional.of(jittered(Comparators.max(Comparators.min(interval, due), MIN_INTERVAL)));
  }

  private static Duration jittered(Duration interval) {
    double factor = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
    return Duration.ofMillis(Math.round(interval.toMillis() * factor));
  }
}
