package io.streambus.resources.extension;

import io.streambus.resources.ExtensionFailure;

/** Ends the evaluation of a cluster whose extension fails. Never leaves this package. */
final class ExtensionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ExtensionFailure failure;

  ExtensionException(ExtensionFailure failure) {
    super(failure.message(), failure.cause().orElse(null), false, false);
    this.failure = failure;
  }

  ExtensionFailure failure() {
    return failure;
  }
}
