package io.streambus.app.run;

import java.time.Duration;

/**
 * Timing of leader election. A replica that cannot renew the Lease stops before another one takes
 * over.
 *
 * @param leaseDuration how long other replicas wait for a renewal before they take over; whole
 *     seconds
 * @param renewDeadline how long the leader tries to renew the Lease
 * @param retryPeriod time between two attempts to acquire or to renew
 * @param requestTimeout timeout of each request
 */
record LeaseTimings(
    Duration leaseDuration, Duration renewDeadline, Duration retryPeriod, Duration requestTimeout) {

  static final LeaseTimings DEFAULT =
      new LeaseTimings(
          Duration.ofSeconds(15),
          Duration.ofSeconds(7),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3));

  /** Returns the time between two checks of the following limits. */
  Duration checkInterval() {
    return leaseDuration.dividedBy(30);
  }

  /**
   * Returns the time without a renewal after which the leader stops, whatever it is waiting for.
   */
  Duration maxRenewalAge() {
    return leaseDuration.minus(leaseDuration.dividedBy(10));
  }

  /** Returns the time without an attempt after which no further attempt is expected. */
  Duration maxAttemptAge() {
    return leaseDuration.multipliedBy(2);
  }
}
