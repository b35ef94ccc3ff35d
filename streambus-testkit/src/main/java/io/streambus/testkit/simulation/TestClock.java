package io.streambus.testkit.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until somebody moves it forward. In UTC. */
public final class TestClock extends Clock {

  private Instant now;

  /** Shows the given time. */
  public TestClock(Instant start) {
    this.now = start;
  }

  /** Moves forward. */
  public void advance(Duration time) {
    moveTo(now.plus(time));
  }

  /**
   * Moves forward to a moment.
   *
   * @throws IllegalArgumentException if the moment has passed
   */
  public void moveTo(Instant moment) {
    if (moment.isBefore(now)) {
      throw new IllegalArgumentException("a clock does not go back from " + now + " to " + moment);
    }
    now = moment;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId other) {
    InstantSource moving = () -> now;
    return moving.withZone(other);
  }
}
