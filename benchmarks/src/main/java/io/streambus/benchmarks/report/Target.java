package io.streambus.benchmarks.report;

import java.util.Locale;

/**
 * A bound that a measurement should keep.
 *
 * @param direction the side that is good
 */
public record Target(Direction direction, double bound) {

  /** Sides of a bound. */
  public enum Direction {
    /** The bound or less. */
    AT_MOST("<="),
    /** The bound or more. */
    AT_LEAST(">=");

    private final String sign;

    Direction(String sign) {
      this.sign = sign;
    }
  }

  /** The bound or less. */
  public static Target atMost(double bound) {
    return new Target(Direction.AT_MOST, bound);
  }

  /** The bound or more. */
  public static Target atLeast(double bound) {
    return new Target(Direction.AT_LEAST, bound);
  }

  boolean isMetBy(double value) {
    return direction == Direction.AT_MOST ? value <= bound : value >= bound;
  }

  String text() {
    return String.format(Locale.ROOT, "%s %s", direction.sign, Numbers.text(bound));
  }
}
