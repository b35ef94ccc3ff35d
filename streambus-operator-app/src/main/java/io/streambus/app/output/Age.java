package io.streambus.app.output;

import java.time.Duration;

/** Formats durations as kubectl does, such as {@code 3d4h}. */
public final class Age {

  private static final int DAYS_OF_YEAR = 365;

  private Age() {}

  /** Returns the duration in at most two units; negative ones, of wrong clocks, are {@code 0s}. */
  public static String of(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    long minutes = seconds / 60;
    long hours = minutes / 60;
    long days = hours / 24;
    if (minutes < 2) {
      return seconds + "s";
    }
    if (minutes < 10) {
      return pair(minutes, "m", seconds % 60, "s");
    }
    if (hours < 3) {
      return minutes + "m";
    }
    if (hours < 8) {
      return pair(hours, "h", minutes % 60, "m");
    }
    if (hours < 48) {
      return hours + "h";
    }
    if (days < 8) {
      return pair(days, "d", hours % 24, "h");
    }
    return days < 2 * DAYS_OF_YEAR
        ? days + "d"
        : pair(days / DAYS_OF_YEAR, "y", days % DAYS_OF_YEAR, "d");
  }

  private static String pair(long large, String largeUnit, long small, String smallUnit) {
    return small == 0 ? large + largeUnit : large + largeUnit + small + smallUnit;
  }
}
