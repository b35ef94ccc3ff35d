package io.streambus.operator.brokers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

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
    Duration interval = target.cluster().metrics().interval().toDuration();
    Duration pause =
        target.managesTenants() || snapshot.hasTenants()
            ? min(interval, MAX_WITH_TENANTS)
            : interval;
    Duration due = snapshot.nextRetry().map(retry -> Duration.between(now, retry)).orElse(pause);
    return Optional.of(jittered(max(min(pause, due), MIN_INTERVAL)));
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static Duration jittered(Duration pause) {
    double factor = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
    return Duration.ofMillis(Math.round(pause.toMillis() * factor));
  }
}
