package io.streambus.benchmarks.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Formatting and statistics of measured numbers. */
public final class Numbers {

  private Numbers() {}

  /** Formats a number with at least three significant digits; whole numbers without decimals. */
  public static String format(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e12) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    if (Math.abs(value) >= 100) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.3f", value);
  }

  /** Returns the smallest value that the given share of the values does not exceed. */
  public static double percentile(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(rank, 1) - 1);
  }

  /** Returns the median; for an even number of values, the mean of the middle two. */
  public static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
