package io.streambus.testkit.broker;

import java.time.Duration;

/** How a {@link FakeBroker} treats calls. */
public sealed interface Behaviour {

  /** It answers. */
  record Answers() implements Behaviour {}

  /** It cuts the connection without a word, as a broker does before it is up. */
  record Drops() implements Behaviour {}

  /** It takes calls and never answers. */
  record Hangs() implements Behaviour {}

  /** It sends the head of an answer at once, and the body byte by byte without an end. */
  record Trickles() implements Behaviour {}

  /**
   * It answers late.
   *
   * @param delay before each answer
   */
  record IsSlow(Duration delay) implements Behaviour {}

  /**
   * It gives one answer to all calls.
   *
   * @param code HTTP status
   * @param text the body, of any length
   */
  record Says(int code, String text) implements Behaviour {}
}
