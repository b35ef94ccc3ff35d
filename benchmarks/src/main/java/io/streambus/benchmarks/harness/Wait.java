package io.streambus.benchmarks.harness;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits with a timeout. */
public final class Wait {

  private static final long POLL_INTERVAL_MILLIS = 100;

  private Wait() {}

  /**
   * Waits until a condition holds. {@code what} names the expected state in the timeout message.
   */
  public static void until(String what, Duration limit, BooleanSupplier condition) {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begin > limit.toNanos()) {
        throw new BenchmarkFailedException("timed out after " + limit + " waiting for: " + what);
      }
      sleep(Duration.ofMillis(POLL_INTERVAL_MILLIS));
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
