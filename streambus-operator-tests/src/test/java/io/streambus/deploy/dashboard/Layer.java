package io.streambus.deploy.dashboard;

import io.streambus.deploy.dashboard.Series.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A series in a chart, possibly on top of others.
 *
 * @param top points of its line
 * @param base lower edge of the filled area, at the same times
 */
record Layer(List<Point> top, List<Point> base) {

  static List<Layer> separate(List<Series> series) {
    return series.stream()
        .map(
            each ->
                new Layer(
                    each.points(),
                    each.points().stream().map(point -> new Point(point.time(), 0)).toList()))
        .toList();
  }

  static List<Layer> stacked(List<Series> series) {
    Map<Long, Double> sums = new HashMap<>();
    List<Layer> layers = new ArrayList<>();
    for (Series each : series) {
      List<Point> top = new ArrayList<>();
      List<Point> base = new ArrayList<>();
      for (Point point : each.points()) {
        base.add(new Point(point.time(), sums.getOrDefault(point.time(), 0.0)));
        double sum = sums.merge(point.time(), point.value(), Double::sum);
        top.add(new Point(point.time(), sum));
      }
      layers.add(new Layer(top, base));
    }
    return layers;
  }

  double max() {
    return top.stream().mapToDouble(Point::value).max().orElse(0);
  }

  /** Splits this layer where samples are missing. */
  List<Layer> withoutGaps() {
    List<Layer> parts = new ArrayList<>();
    int begin = 0;
    for (int i = 1; i <= top.size(); i++) {
      if (i == top.size() || top.get(i - 1).time() + Prometheus.STEP < top.get(i).time()) {
        parts.add(new Layer(top.subList(begin, i), base.subList(begin, i)));
        begin = i;
      }
    }
    return parts;
  }

  /** Adds the points that turn lines into steps. */
  Layer steps() {
    return new Layer(steps(top), steps(base));
  }

  private static List<Point> steps(List<Point> points) {
    List<Point> steps = new ArrayList<>();
    for (Point point : points) {
      if (!steps.isEmpty()) {
        steps.add(new Point(point.time(), steps.get(steps.size() - 1).value()));
      }
      steps.add(point);
    }
    return steps;
  }
}
