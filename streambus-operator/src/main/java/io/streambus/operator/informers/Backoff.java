package io.streambus.operator.informers;

import java.time.Duration;

/** Delays before repeated attempts: one second, doubled after each failure, up to ten minutes. */
final class Backoff {

  private static final Duration INITIAL_DELAY = Duration.ofSeconds(1);

  /** Each failure costs a request and a log line. */
  private static final Duration MAX_DELAY = Duration.ofMinutes(10);

  private static final int MAX_DOUBLINGS = 10;

  private int failures;

  /** Returns the delay after another failure. */
  Duration afterFailure() {
    long delay = INITIAL_DELAY.toMillis() << Math.min(failures, MAX_DOUBLINGS);
    failures++;
    return Duration.ofMillis(Math.min(delay, MAX_DELAY.toMillis()));
  }

  /** Starts again with the first delay. */
  void reset() {
    failures = 0;
  }
}
