package io.streambus.operator.brokers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a broker is looked at.
 *
 * @param now the time
 * @param uptime of the broker, where it tells it
 */
record ProbeTime(Instant now, Optional<Duration> uptime) {

  /** Whether the broker has started anew, and so lost its tenants, since that time. */
  boolean hasRestartedSince(Instant time) {
    return uptime.filter(up -> up.compareTo(Duration.between(time, now)) < 0).isPresent();
  }
}
