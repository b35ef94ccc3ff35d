package io.streambus.operator.kubernetes;

/** Thrown if the namespace is terminating and accepts no new objects. This cannot be undone. */
public final class NamespaceTerminatingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception for a rejected request. */
  public NamespaceTerminatingException(String request, Throwable cause) {
    super("failed to " + request + " in a terminating namespace: " + cause.getMessage(), cause);
  }
}
