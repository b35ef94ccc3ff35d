package io.streambus.operator.brokers;

import java.util.Optional;
import java.util.function.Function;

/** What came of a call. */
public sealed interface Answer<T> {

  /**
   * The broker did what it was asked.
   *
   * @param value what it answered
   */
  record Given<T>(T value) implements Answer<T> {}

  /**
   * The broker refused.
   *
   * @param code HTTP status, other than 2xx
   * @param message what it says, a few words
   */
  record Refused<T>(int code, String message) implements Answer<T> {}

  /**
   * Nothing is known of the call: no connection, no answer in time, or one that cannot be read.
   *
   * @param reason for people
   */
  record NoAnswer<T>(String reason) implements Answer<T> {}

  /** The value, where there is one. */
  default Optional<T> given() {
    return this instanceof Given<T> given ? Optional.of(given.value()) : Optional.empty();
  }

  /** Why there is no value, in the same words while nothing changes. */
  default Optional<String> trouble() {
    if (this instanceof Refused<T> refused) {
      return Optional.of("answers " + refused.code());
    }
    return this instanceof NoAnswer<T> none ? Optional.of(none.reason()) : Optional.empty();
  }

  /** Whether the broker does not know such calls. */
  default boolean isUnknownCall() {
    return this instanceof Refused<T> refused && refused.code() == 404;
  }

  /** What the value leads to; a failure stays what it is. */
  default <R> Answer<R> then(Function<T, Answer<R>> next) {
    if (this instanceof Given<T> given) {
      return next.apply(given.value());
    }
    return this instanceof Refused<T> refused
        ? new Refused<>(refused.code(), refused.message())
        : new NoAnswer<>(((NoAnswer<T>) this).reason());
  }
}
