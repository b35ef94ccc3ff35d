package io.streambus.resources.extension;

import java.util.Optional;

/**
 * An exception of an extension, whose own methods may fail.
 *
 * @param name simple name of its class
 * @param message its message; the empty string if it has none
 * @param cause the exception; empty if not even its message can be read
 */
record ForeignException(String name, String message, Optional<Throwable> cause) {

  static ForeignException of(Throwable thrown) {
    String name = thrown.getClass().getSimpleName();
    try {
      // Whatever logs it calls these.
      String ignored = thrown + String.valueOf(thrown.getCause());
      return new ForeignException(name, String.valueOf(thrown.getMessage()), Optional.of(thrown));
    } catch (RuntimeException | StackOverflowError e) {
      return new ForeignException(name, "its message cannot be read", Optional.empty());
    }
  }
}
