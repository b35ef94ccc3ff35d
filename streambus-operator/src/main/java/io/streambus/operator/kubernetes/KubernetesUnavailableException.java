package io.streambus.operator.kubernetes;

/** Thrown if the API server did not respond or asked to retry. A write may or may not be done. */
public final class KubernetesUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception for a failed request. */
  public KubernetesUnavailableException(String request, Throwable cause) {
    super("failed to " + request + ": " + cause.getMessage(), cause);
  }
}
