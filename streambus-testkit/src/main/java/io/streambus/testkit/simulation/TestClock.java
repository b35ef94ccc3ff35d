package io.streambus.testkit.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A UTC clock that advances only on request. It may be shared by threads, such as those of an
 * operator, which gets it with its options.
 */
public final class TestClock extends Clock {

  private volatile Instant now;

  /**
   * Creates a clock that shows the given time.
   *
   * @param start the time until it is advanced
   */
  public TestClock(Instant start) {
    this.now = start;
  }

  /**
   * Advances the clock by a duration.
   *
   * @param time how far the clock is advanced; zero for no change
   */
  public synchronized void advance(Duration time) {
    advanceTo(now.plus(time));
  }

  /**
   * Advances the clock to an instant.
   *
   * @param target the time that the clock shows afterwards
   * @throws IllegalArgumentException if the instant is in the past of this clock
   */
  public synchronized void advanceTo(Instant target) {
    if (target.isBefore(now)) {
      throw new IllegalArgumentException("cannot move clock back from " + now + " to " + target);
    }
    now = target;
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
