package io.streambus.operator.brokers;

import java.util.Optional;
import java.util.function.Function;

/** What came of a call. */
public sealed interface ApiResponse<T> {

  /**
   * The broker did what it was asked.
   *
   * @param value what it answered
   */
  record Success<T>(T value) implements ApiResponse<T> {}

  /**
   * The broker refused.
   *
   * @param code HTTP status, other than 2xx
   * @param message what it says, a few words
   */
  record Rejected<T>(int code, String message) implements ApiResponse<T> {}

  /**
   * Nothing is known of the call: no connection, no answer in time, or one that cannot be read.
   *
   * @param reason for people
   */
  record Failed<T>(String reason) implements ApiResponse<T> {}

  /** The value, where there is one. */
  default Optional<T> given() {
    return this instanceof Success<T> success ? Optional.of(success.value()) : Optional.empty();
  }

  /** Why there is no value, in the same words while nothing changes. */
  default Optional<String> failure() {
    if (this instanceof Rejected<T> rejected) {
      return Optional.of("answers " + rejected.code());
    }
    return this instanceof Failed<T> none ? Optional.of(none.reason()) : Optional.empty();
  }

  /** Whether the broker does not know such calls. */
  default boolean isUnknownCall() {
    return this instanceof Rejected<T> rejected && rejected.code() == 404;
  }

  /** What the value leads to; a failure stays what it is. */
  default <R> ApiResponse<R> then(Function<T, ApiResponse<R>> next) {
    if (this instanceof Success<T> success) {
      return next.apply(success.value());
    }
    return this instanceof Rejected<T> rejected
        ? new Rejected<>(rejected.code(), rejected.message())
        : new Failed<>(((Failed<T>) this).reason());
  }
}
