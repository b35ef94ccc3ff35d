package io.streambus.benchmarks.harness;

/** Thrown when a benchmark produces no result; the message states why. */
public final class BenchmarkFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception without a cause. */
  public BenchmarkFailedException(String message) {
    super(message);
  }

  /** Creates an exception with a cause. */
  public BenchmarkFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
