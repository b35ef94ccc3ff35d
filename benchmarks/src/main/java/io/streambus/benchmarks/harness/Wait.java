package io.streambus.benchmarks.harness;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits with a timeout. */
public final class Wait {

  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

  private Wait() {}

  /**
   * Waits until a condition holds. {@code what} names the expected state in the timeout message.
   */
  public static void until(String what, Duration limit, BooleanSupplier condition) {
    until(what, limit, POLL_INTERVAL, condition);
  }

  /** Waits until a condition holds that is checked at the given interval. */
  public static void until(
      String what, Duration limit, Duration interval, BooleanSupplier condition) {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begin > limit.toNanos()) {
        throw new BenchmarkFailedException("timed out after " + limit + " waiting for: " + what);
      }
      sleep(interval);
    }
  }

  /** Sleeps where elapsed time is itself part of the measurement. */
  public static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkFailedException("interrupted while waiting", e);
    }
  }
}
