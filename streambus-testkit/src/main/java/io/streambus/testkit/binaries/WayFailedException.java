package io.streambus.testkit.binaries;

/** One way of getting a program did not work; the next one may. */
final class WayFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  WayFailedException(String reason) {
    super(reason);
    this.reason = reason;
  }

  WayFailedException(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
