package io.streambus.testkit.broker;

import java.time.Duration;

/** How a {@link FakeBroker} responds to calls. */
public sealed interface Behaviour {

  /** Responds normally. */
  record Answers() implements Behaviour {}

  /** Closes the connection without a response, as a broker does during startup. */
  record Drops() implements Behaviour {}

  /** Accepts calls and never responds. */
  record Hangs() implements Behaviour {}

  /** Sends the response headers immediately, then the body byte by byte without end. */
  record Trickles() implements Behaviour {}

  /**
   * Responds normally after a delay.
   *
   * @param delay delay before each response
   */
  record IsSlow(Duration delay) implements Behaviour {}

  /**
   * Gives the same response to all calls.
   *
   * @param code HTTP status code
   * @param text body of any length
   */
  record Says(int code, String text) implements Behaviour {}
}
