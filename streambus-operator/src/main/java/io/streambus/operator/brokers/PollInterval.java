package io.streambus.operator.brokers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Computes the interval between two polls of a cluster. */
record PollInterval(BrokerTarget brokerTarget, BrokersSnapshot brokersSnapshot) {

  private static final Duration MIN_INTERVAL = Duration.ofSeconds(5);

  /** An unnoticed restart must not leave a broker without tenants for hours. */
  private static final Duration MAX_WITH_TENANTS = Duration.ofMinutes(5);

  /** Spreads the polls of clusters that were created at the same time. */
  private static final double JITTER = 0.1;

  /** Time until the next poll; empty if none is needed. */
  Optional<Duration> from(Instant now) {
    if (!brokerTarget.wantsSeries()
        && !brokerTarget.wantsTenants()
        && !brokersSnapshot.hasTenants()) {
      return Optional.empty();
    }
    Duration interval = brokerTarget.cluster().metrics().interval().toDuration();
    Duration pause =
        brokerTarget.wantsTenants() || brokersSnapshot.hasTenants()
            ? min(interval, MAX_WITH_TENANTS)
            : interval;
    Duration due = brokersSnapshot.retry().map(retry -> Duration.between(now, retry)).orElse(pause);
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
