package io.streambus.testkit.faults;

import java.time.Duration;

/**
 * What the proxy does with a request. The static methods give the names of faults; the records say
 * exactly what happens.
 */
public sealed interface FaultAction {

  /**
   * Forwards request and response: no fault.
   *
   * @return the action
   */
  static FaultAction forward() {
    return new Forward();
  }

  /**
   * A write is rejected with 409, as if another client had changed the object.
   *
   * @return the action
   */
  static FaultAction conflict() {
    return new Reject(409);
  }

  /**
   * The API server is overloaded: 429.
   *
   * @param retryAfter value of {@code Retry-After}, rounded down to whole seconds
   * @return the action
   */
  static FaultAction tooManyRequests(Duration retryAfter) {
    return new Throttle(retryAfter);
  }

  /**
   * The API server fails: 500.
   *
   * @return the action
   */
  static FaultAction serverError() {
    return new Reject(500);
  }

  /**
   * The API server receives the request late.
   *
   * @param delay delay before the request is forwarded
   * @return the action
   */
  static FaultAction slow(Duration delay) {
    return new Delay(delay);
  }

  /**
   * A watch breaks after a time, and the client has to continue where it was interrupted. Other
   * requests are forwarded.
   *
   * @param after time from the request until the connection breaks
   * @return the action
   */
  static FaultAction dropWatch(Duration after) {
    return new DropWatch(after);
  }

  /**
   * The API server no longer has the resource version that a watch or a page of a list continues
   * from, so the client has to list all objects again: 410.
   *
   * @return the action
   */
  static FaultAction gone() {
    return new Gone();
  }

  /**
   * Reads show the state of some time ago, as from an API server that lags behind the others.
   * Writes are forwarded.
   *
   * @param lag how far the reads lag behind
   * @return the action
   */
  static FaultAction staleReads(Duration lag) {
    return new StaleRead(lag);
  }

  /**
   * {@return whether the action is a fault, that is, anything other than forwarding immediately}
   */
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
   * Forwards the request, and breaks its connection if it is a watch.
   *
   * @param after time from the request until the connection breaks
   */
  record DropWatch(Duration after) implements FaultAction {}

  /**
   * Responds to a watch with an event of type {@code ERROR} that contains a {@code Status} of 410.
   * Rejects other requests with that status.
   */
  record Gone() implements FaultAction {}

  /**
   * Delivers the events of a watch late. Responds to other reads as to the last read of the same
   * URL through the same proxy, if the response is not older than the lag and at most 1 MiB large.
   * Forwards what is neither.
   *
   * @param lag how far the reads lag behind
   */
  record StaleRead(Duration lag) implements FaultAction {}

  /**
   * Crashes the client before the request: nothing is forwarded in either direction from then on.
   */
  record CrashBeforeRequest() implements FaultAction {}

  /** Crashes the client after the request and before its response. */
  record CrashAfterRequest() implements FaultAction {}
}
