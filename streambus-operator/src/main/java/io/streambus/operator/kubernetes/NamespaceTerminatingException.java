package io.streambus.operator.kubernetes;

/** The namespace is being deleted, which nothing can stop, and takes no new objects. */
public final class NamespaceTerminatingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Tells what was asked, and keeps the cause. */
  public NamespaceTerminatingException(String request, Throwable cause) {
    super(request + " came too late: " + cause.getMessage(), cause);
  }
}
