package io.streambus.operator.informers;

import io.fabric8.kubernetes.client.informers.ExceptionHandler;
import io.streambus.operator.kubernetes.client.LargeLists;

/** Decides whether an informer of fabric8 that has failed continues. By default, it never does. */
public final class InformerRetry {

  private InformerRetry() {}

  /**
   * Returns whether a failed informer lists and watches again; its objects remain usable meanwhile.
   * If it has not started yet, its failure is reported instead, unless the next list is smaller.
   * Rejected requests are not repeated.
   */
  public static boolean isUseful(boolean started, Throwable cause) {
    return LargeLists.isCauseOf(cause)
        || (started
            && !ExceptionHandler.isDeserializationException(cause)
            && !ApiFailure.of(cause).isRejection());
  }
}
