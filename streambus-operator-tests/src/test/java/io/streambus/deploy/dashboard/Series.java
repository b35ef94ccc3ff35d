package io.streambus.deploy.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A series of an answer.
 *
 * @param query the query
 * @param labels names and values of labels, sorted by name
 * @param points at least one point, sorted by time
 */
record Series(Query query, Map<String, String> labels, List<Point> points) {

  /**
   * A value at a time in seconds since 1970.
   *
   * @param value value, finite
   */
  record Point(long time, double value) {}

  /** Reads an element of {@code data.result} of the API. */
  static Series of(Query query, JsonNode result) {
    Map<String, String> labels = new TreeMap<>();
    for (Map.Entry<String, JsonNode> label : result.path("metric").properties()) {
      labels.put(label.getKey(), label.getValue().asText());
    }
    List<Point> points = new ArrayList<>();
    if (result.has("value")) {
      points.add(point(result.path("value")));
    }
    result.path("values").forEach(value -> points.add(point(value)));
    return new Series(
        query, labels, points.stream().filter(point -> Double.isFinite(point.value())).toList());
  }

  private static Point point(JsonNode pair) {
    return new Point(pair.path(0).asLong(), Double.parseDouble(pair.path(1).asText()));
  }

  /** Returns the name that the legend of the query yields. */
  String name() {
    String name = query.legend();
    for (Map.Entry<String, String> label : labels.entrySet()) {
      name = name.replace("{{" + label.getKey() + "}}", label.getValue());
    }
    return name.replaceAll("\\{\\{\\w+}}", "");
  }

  double last() {
    return points.get(points.size() - 1).value();
  }

  double max() {
    return points.stream().mapToDouble(Point::value).max().orElseThrow();
  }
}
