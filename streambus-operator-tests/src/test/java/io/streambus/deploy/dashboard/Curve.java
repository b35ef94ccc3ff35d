package io.streambus.deploy.dashboard;

import com.google.common.collect.Lists;
import io.streambus.deploy.dashboard.Series.Point;
import java.util.ArrayList;
import java.util.List;

/** A layer of a chart, in the syntax of SVG. */
record Curve(Chart chart, Layer layer) {

  /** Deviation in pixels that nobody sees. */
  private static final double TOLERANCE = 0.05;

  String outline() {
    return "M" + joined(layer.top());
  }

  String shape() {
    return outline() + "L" + joined(Lists.reverse(layer.base())) + "Z";
  }

  /** Leaves out points on the line between the point before and the next one. */
  private String joined(List<Point> points) {
    List<Point> kept = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      boolean isInner = i > 0 && i < points.size() - 1;
      if (!isInner
          || distance(points.get(i), kept.get(kept.size() - 1), points.get(i + 1)) > TOLERANCE) {
        kept.add(points.get(i));
      }
    }
    return String.join("L", kept.stream().map(chart::at).toList());
  }

  /** Returns the distance in pixels of a point to the line through two others. */
  private double distance(Point point, Point begin, Point end) {
    double dx = chart.x(end.time()) - chart.x(begin.time());
    double dy = chart.y(end.value()) - chart.y(begin.value());
    double cross =
        dx * (chart.y(point.value()) - chart.y(begin.value()))
            - dy * (chart.x(point.time()) - chart.x(begin.time()));
    return Math.abs(cross) / Math.hypot(dx, dy);
  }
}
