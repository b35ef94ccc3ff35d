package io.streambus.operator.reconcile;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * An {@link Error} that ended a reconciliation, such as a {@link StackOverflowError}. Whatever runs
 * reconciliations, such as JOSDK, retries after exceptions only: after an error, it would not
 * reconcile the cluster again until the operator restarts.
 */
public final class ReconcileErrorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A stack overflow has a thousand calls, which repeat each other. */
  private static final int MAX_CALLS = 20;

  private ReconcileErrorException(Error error) {
    super(error.toString(), error.getCause());
    StackTraceElement[] calls = error.getStackTrace();
    setStackTrace(Arrays.copyOf(calls, Math.min(calls.length, MAX_CALLS)));
  }

  /**
   * Runs a reconciliation.
   *
   * @throws ReconcileErrorException if it ends with an error, unless memory is exhausted, which
   *     concerns more than one cluster
   */
  public static <T> T insteadOfError(Supplier<T> reconcile) {
    try {
      return reconcile.get();
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Error e) {
      throw new ReconcileErrorException(e);
    }
  }
}
