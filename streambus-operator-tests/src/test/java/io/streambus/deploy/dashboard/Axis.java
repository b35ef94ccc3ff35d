package io.streambus.deploy.dashboard;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The vertical axis of a chart, which starts at 0.
 *
 * @param step distance of its ticks
 * @param max its upper end
 */
record Axis(double step, double max) {

  private static final int MAX_TICKS = 5;
  private static final List<Double> DECIMAL_STEPS = List.of(1.0, 2.0, 2.5, 5.0, 10.0);
  private static final List<Integer> TIME_STEPS =
      List.of(10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400);

  /** Returns an axis for values up to {@code highest}. */
  static Axis upTo(double highest, FieldSettings field) {
    double max = field.max().orElse(highest);
    double step = step(max / (MAX_TICKS - 1), field);
    return new Axis(step, field.max().orElse(Math.max(1, Math.ceil(max / step)) * step));
  }

  List<Double> ticks() {
    int count = (int) Math.round(Math.floor(max / step + 1e-9));
    return IntStream.rangeClosed(0, count).mapToObj(i -> i * step).toList();
  }

  private static double step(double minimum, FieldSettings field) {
    if (minimum <= 0) {
      return 1;
    }
    Unit unit = field.unit();
    if (unit.isTime() && minimum > 2) {
      return TIME_STEPS.stream().filter(step -> step >= minimum).findFirst().orElse(604_800);
    }
    if (unit.isBinary()) {
      return Math.pow(2, Math.ceil(Math.log(minimum) / Math.log(2)));
    }
    double magnitude = Math.pow(10, Math.floor(Math.log10(minimum)));
    double step =
        DECIMAL_STEPS.stream()
            .mapToDouble(factor -> factor * magnitude)
            .filter(it -> it >= minimum * (1 - 1e-9))
            .findFirst()
            .orElseThrow();
    return field.isWholeNumber() ? Math.max(1, step) : step;
  }
}
