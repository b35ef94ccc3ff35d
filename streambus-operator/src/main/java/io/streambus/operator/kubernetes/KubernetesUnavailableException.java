package io.streambus.operator.kubernetes;

/** The API server did not answer, or asked to try again later. Nothing is known of the write. */
public final class KubernetesUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Tells what was asked, and keeps the cause. */
  public KubernetesUnavailableException(String request, Throwable cause) {
    super(request + " got no usable answer: " + cause.getMessage(), cause);
  }
}
