package io.streambus.operator.reconcile;

import java.time.Duration;

/**
 * Delays before a failed reconciliation is repeated. They are bounded, so that a cluster is not
 * left alone for long after the API server has recovered.
 */
public final class RetryDelay {

  /** Delay after the first failure. */
  public static final Duration FIRST = Duration.ofSeconds(1);

  /** Longest delay. */
  public static final Duration MAX = Duration.ofSeconds(30);

  /** Ratio of a delay to the one before. */
  public static final int MULTIPLIER = 2;

  private RetryDelay() {}

  /**
   * Returns the delay after a number of failures in a row.
   *
   * @param failures at least 1
   */
  public static Duration after(int failures) {
    Duration delay = FIRST;
    for (int i = 1; i < failures && delay.compareTo(MAX) < 0; i++) {
      delay = delay.multipliedBy(MULTIPLIER);
    }
    return delay.compareTo(MAX) < 0 ? delay : MAX;
  }
}
