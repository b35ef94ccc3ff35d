package io.streambus.benchmarks.report;

import java.util.Locale;

/**
 * Limit that a measurement is expected to meet.
 *
 * @param direction side of the bound that meets the target
 * @param bound the bound, inclusive
 */
public record Target(Direction direction, double bound) {

  /** Direction of a bound. */
  public enum Direction {
    /** The bound or less meets the target. */
    AT_MOST("<="),
    /** The bound or more meets the target. */
    AT_LEAST(">=");

    private final String symbol;

    Direction(String symbol) {
      this.symbol = symbol;
    }
  }

  /** Returns a target met by the bound or less. */
  public static Target atMost(double bound) {
    return new Target(Direction.AT_MOST, bound);
  }

  /** Returns a target met by the bound or more. */
  public static Target atLeast(double bound) {
    return new Target(Direction.AT_LEAST, bound);
  }

  boolean isMetBy(double value) {
    return direction == Direction.AT_MOST ? value <= bound : value >= bound;
  }

  String expression() {
    return String.format(Locale.ROOT, "%s %s", direction.symbol, Numbers.format(bound));
  }
}
