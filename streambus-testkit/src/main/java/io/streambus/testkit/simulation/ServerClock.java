package io.streambus.testkit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The clock that the operator reads from the responses of the API server. By default, it shows the
 * same time as the clock of the operator.
 */
public final class ServerClock implements InstantSource {

  private final TestClock operator;
  private Duration behind = Duration.ZERO;

  ServerClock(TestClock operator) {
    this.operator = operator;
  }

  /**
   * Sets how far the clock is behind that of the operator; negative if it is ahead.
   *
   * @param difference time that is subtracted from the clock of the operator
   */
  public void setBehind(Duration difference) {
    behind = difference;
  }

  @Override
  public Instant instant() {
    return operator.instant().minus(behind);
  }
}
