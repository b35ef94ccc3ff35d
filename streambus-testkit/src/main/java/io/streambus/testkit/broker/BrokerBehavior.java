package io.streambus.testkit.broker;

import java.time.Duration;

/** How a {@link FakeBroker} responds to calls. */
public sealed interface BrokerBehavior {

  /** Responds normally. */
  record Normal() implements BrokerBehavior {}

  /** Closes the connection without a response, as a broker does during startup. */
  record DropConnections() implements BrokerBehavior {}

  /** Accepts calls and never responds. */
  record Hang() implements BrokerBehavior {}

  /** Sends the response headers immediately, then the body byte by byte without end. */
  record Trickle() implements BrokerBehavior {}

  /**
   * Responds normally after a delay.
   *
   * @param delay delay before each response
   */
  record Slow(Duration delay) implements BrokerBehavior {}

  /**
   * Gives the same response to all calls.
   *
   * @param code HTTP status code
   * @param body body of any length
   */
  record FixedResponse(int code, String body) implements BrokerBehavior {}

  /**
   * Sends the same text again and again, as fast as the client receives it, and never ends.
   *
   * @param code HTTP status code
   * @param text part of the body
   */
  record Endless(int code, String text) implements BrokerBehavior {}
}
