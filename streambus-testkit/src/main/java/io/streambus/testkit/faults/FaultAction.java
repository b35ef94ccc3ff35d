package io.streambus.testkit.faults;

import java.time.Duration;

/** What the proxy does with a request. */
public sealed interface FaultAction {

  /** Whether the action is a fault, that is, anything other than forwarding immediately. */
  default boolean isFault() {
    return !(this instanceof Forward);
  }

  /** Forwards request and response. */
  record Forward() implements FaultAction {}

  /**
   * Forwards request and response after a delay.
   *
   * @param delay delay before the request is forwarded
   */
  record Delay(Duration delay) implements FaultAction {}

  /**
   * Rejects the request: the API server does not receive it, and the client receives a {@code
   * Status} object.
   *
   * @param code HTTP status code
   */
  record Reject(int code) implements FaultAction {}

  /**
   * Rejects the request like an overloaded API server, with status code 429 and {@code
   * Retry-After}.
   *
   * @param retryAfter value of {@code Retry-After}, rounded down to whole seconds
   */
  record Throttle(Duration retryAfter) implements FaultAction {}

  /** Drops the request: the API server does not receive it, and the client connection breaks. */
  record DropRequest() implements FaultAction {}

  /** Drops the response: the API server executes the request, and the client connection breaks. */
  record DropResponse() implements FaultAction {}

  /**
   * Crashes the client before the request: nothing is forwarded in either direction from then on.
   */
  record CrashBeforeRequest() implements FaultAction {}

  /** Crashes the client after the request and before its response. */
  record CrashAfterRequest() implements FaultAction {}
}
