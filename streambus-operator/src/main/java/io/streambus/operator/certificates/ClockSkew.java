package io.streambus.operator.certificates;

import io.streambus.api.values.ConditionReason;
import io.streambus.operator.certificates.Finding.SecretRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Difference between the clocks of the operator and of the API server. A certificate of a clock
 * that is ahead is not valid yet, and such a clock takes valid CAs for expired ones.
 *
 * @param operator time of the operator
 * @param server time of the API server
 */
record ClockSkew(Instant operator, Instant server) {

  /** Certificates are backdated by as much. */
  private static final Duration TOLERATED = Duration.ofMinutes(5);

  /** Returns the difference if it matters. */
  static Optional<ClockSkew> between(Instant operator, Instant server) {
    return Duration.between(operator, server).abs().compareTo(TOLERATED) > 0
        ? Optional.of(new ClockSkew(operator, server))
        : Optional.empty();
  }

  /** Reports that a Secret is not renewed although it is due by the clock of the operator. */
  Finding delaying(SecretRef secret) {
    return Finding.degrading(
        ConditionReason.CLOCK_SKEW,
        ("%s is due for renewal by the clock of the operator, which is %s that of the API server,"
                + " and not by the latter; correct the clock that is wrong")
            .formatted(secret, difference()));
  }

  /** Rounded, so that the message is stable. */
  private String difference() {
    Duration difference = Duration.between(server, operator);
    long minutes = difference.abs().toMinutes();
    return "%s %s"
        .formatted(
            minutes < 60 ? minutes + " minutes" : minutes / 60 + " hours",
            difference.isNegative() ? "behind" : "ahead of");
  }
}
