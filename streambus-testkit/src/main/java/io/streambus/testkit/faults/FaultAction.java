package io.streambus.testkit.faults;

import java.time.Duration;

/** What becomes of a request. */
public sealed interface FaultAction {

  /** Whether the client is troubled by it. */
  default boolean isFault() {
    return !(this instanceof Passes);
  }

  /** Request and answer go through. */
  record Passes() implements FaultAction {}

  /** They go through after a while. */
  record Waits(Duration time) implements FaultAction {}

  /** The server does not see the request; the client gets a {@code Status} with this code. */
  record Refused(int code) implements FaultAction {}

  /** As if the server had too much to do: 429 with {@code Retry-After}, in whole seconds. */
  record Throttled(Duration retryAfter) implements FaultAction {}

  /** The server does not see the request, and the connection of the client breaks. */
  record RequestLost() implements FaultAction {}

  /** The server does what it shall, and the connection of the client breaks. */
  record AnswerLost() implements FaultAction {}

  /** The client ends before the request: nothing of it passes any more, in either direction. */
  record EndsBefore() implements FaultAction {}

  /** The client ends after the request, and before its answer. */
  record EndsAfter() implements FaultAction {}
}
