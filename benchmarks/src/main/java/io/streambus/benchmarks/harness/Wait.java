package io.streambus.benchmarks.harness;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting with an end. */
public final class Wait {

  private static final long BETWEEN_MILLIS = 100;

  private Wait() {}

  /** Waits until a condition holds; {@code what} says what did not happen when it never does. */
  public static void until(String what, Duration limit, BooleanSupplier condition) {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begin > limit.toNanos()) {
        throw new BenchmarkFailedException(what + " did not happen within " + limit);
      }
      pause(Duration.ofMillis(BETWEEN_MILLIS));
    }
  }

  /** Lets time pass, where passing time is what is measured. */
  public static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkFailedException("interrupted while waiting", e);
    }
  }
}
