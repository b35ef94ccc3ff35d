package io.streambus.operator.brokers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The pause between two looks at a cluster. */
record PollInterval(BrokerTarget brokerTarget, BrokersSnapshot brokersSnapshot) {

  private static final Duration SHORTEST = Duration.ofSeconds(5);

  /** So that a restart that nobody told of cannot leave a broker without tenants for hours. */
  private static final Duration MAX_WITH_TENANTS = Duration.ofMinutes(5);

  /** Clusters that began at one time shall not stay together. */
  private static final double JITTER = 0.1;

  /** Empty where there is nothing to look for. */
  Optional<Duration> from(Instant now) {
    if (!brokerTarget.wantsSeries()
        && !brokerTarget.wantsTenants()
        && !brokersSnapshot.hasTenants()) {
      return Optional.empty();
    }
    Duration interval = brokerTarget.cluster().metrics().interval().toDuration();
    Duration pause =
        brokerTarget.wantsTenants() || brokersSnapshot.hasTenants()
            ? shorter(interval, MAX_WITH_TENANTS)
            : interval;
    Duration due = brokersSnapshot.retry().map(retry -> Duration.between(now, retry)).orElse(pause);
    return Optional.of(jittered(longer(shorter(pause, due), SHORTEST)));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static Duration jittered(Duration pause) {
    double factor = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
    return Duration.ofMillis(Math.round(pause.toMillis() * factor));
  }
}
