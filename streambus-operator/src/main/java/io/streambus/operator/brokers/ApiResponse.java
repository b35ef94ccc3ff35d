package io.streambus.operator.brokers;

import java.util.Optional;
import java.util.function.Function;

/** Result of a call to the admin API of a broker. */
sealed interface ApiResponse<T> {

  /**
   * The broker handled the request.
   *
   * @param value content of the response
   */
  record Success<T>(T value) implements ApiResponse<T> {}

  /**
   * The broker rejected the request.
   *
   * @param code HTTP status code, other than 2xx
   * @param message excerpt of the response body
   */
  record Rejected<T>(int code, String message) implements ApiResponse<T> {}

  /**
   * The outcome is unknown: no connection, no response in time, or an invalid response.
   *
   * @param reason human-readable cause
   */
  record Failed<T>(String reason) implements ApiResponse<T> {}

  /** The value if the call succeeded. */
  default Optional<T> success() {
    return this instanceof Success<T> success ? Optional.of(success.value()) : Optional.empty();
  }

  /** Why there is no value, as a text that is stable while nothing changes; empty on success. */
  default Optional<String> failure() {
    if (this instanceof Rejected<T> rejected) {
      return Optional.of("responded with HTTP " + rejected.code());
    }
    return this instanceof Failed<T> failed ? Optional.of(failed.reason()) : Optional.empty();
  }

  /** Whether the broker does not support this call. */
  default boolean isNotFound() {
    return this instanceof Rejected<T> rejected && rejected.code() == 404;
  }

  /** Maps the value to another response; a rejection or failure is propagated. */
  default <R> ApiResponse<R> flatMap(Function<T, ApiResponse<R>> next) {
    if (this instanceof Success<T> success) {
      return next.apply(success.value());
    }
    return this instanceof Rejected<T> rejected
        ? new Rejected<>(rejected.code(), rejected.message())
        : new Failed<>(((Failed<T>) this).reason());
  }
}
