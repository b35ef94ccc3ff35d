package io.streambus.operator.kubernetes;

/** Thrown if the API server did not respond or asked to retry. A write may or may not be done. */
public final class KubernetesUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean response;

  /** Creates an exception for a request without a usable response. */
  public KubernetesUnavailableException(String request, Throwable cause) {
    super("failed to " + request + ": " + cause.getMessage(), cause);
    this.response = false;
  }

  /**
   * Creates an exception for a request to which the API server responded.
   *
   * @param rejected the response
   */
  public KubernetesUnavailableException(
      String request, WriteResult.Rejected rejected, Throwable cause) {
    super(
        "failed to %s (HTTP %d): %s".formatted(request, rejected.code(), rejected.message()),
        cause);
    this.response = true;
  }

  /** Whether the API server responded, so that it probably accepts other requests. */
  public boolean isResponse() {
    return response;
  }
}
