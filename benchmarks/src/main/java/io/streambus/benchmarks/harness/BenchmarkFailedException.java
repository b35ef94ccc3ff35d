package io.streambus.benchmarks.harness;

/** A benchmark came to no result; the message says why. */
public final class BenchmarkFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Without a cause. */
  public BenchmarkFailedException(String message) {
    super(message);
  }

  /** With a cause. */
  public BenchmarkFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
