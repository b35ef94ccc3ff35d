package io.streambus.operator.brokers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Time of a probe of a broker.
 *
 * @param now current time
 * @param uptime uptime that the broker reports; empty if unknown
 */
record ProbeTime(Instant now, Optional<Duration> uptime) {

  /** Whether the broker has restarted, and thus lost its tenants, since that time. */
  boolean hasRestartedSince(Instant time) {
    return uptime.filter(up -> up.compareTo(Duration.between(time, now)) < 0).isPresent();
  }
}
