package io.streambus.testkit.controlplane.binaries;

/** Thrown when a source cannot provide a binary; the next source may succeed. */
final class BinarySourceException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  BinarySourceException(String reason) {
    super(reason);
    this.reason = reason;
  }

  BinarySourceException(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
