package io.streambus.operator.certificates.secret;

import java.io.Serial;

/** A value cannot be used. */
final class UnusableValueException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  private final String reason;

  UnusableValueException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** The reason as in {@link SecretEntry.Unusable}. */
  String reason() {
    return reason;
  }
}
