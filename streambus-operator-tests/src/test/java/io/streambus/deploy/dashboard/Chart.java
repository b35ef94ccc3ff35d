package io.streambus.deploy.dashboard;

import io.streambus.deploy.dashboard.Series.Point;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The coordinates of a chart over time.
 *
 * @param area where values are drawn
 * @param axis vertical axis
 */
record Chart(Area area, Axis axis) {

  private static final long TIME_STEP = 1800;
  private static final double TIME_BASELINE = 14;
  private static final double LABEL_GAP = 6;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

  double x(long time) {
    return area.x()
        + area.width() * (time - Prometheus.FIRST) / (Prometheus.LAST - Prometheus.FIRST);
  }

  double y(double value) {
    return area.bottom() - area.height() * value / axis.max();
  }

  /** Returns a point in the syntax of SVG. */
  String at(Point point) {
    return Svg.number(x(point.time())) + " " + Svg.number(y(point.value()));
  }

  void drawValues(Svg svg, Unit unit) {
    for (double tick : axis.ticks()) {
      svg.line(area.x(), y(tick), area.right(), y(tick), Color.LINE);
      svg.text(area.x() - LABEL_GAP, y(tick) + 4, unit.format(tick), Text.FAINT.at("end"));
    }
  }

  void drawTimes(Svg svg) {
    long step = area.width() < 260 ? 2 * TIME_STEP : TIME_STEP;
    for (long time = Prometheus.FIRST; time <= Prometheus.LAST; time += step) {
      svg.line(x(time), area.y(), x(time), area.bottom(), Color.LINE);
      svg.text(
          x(time),
          area.bottom() + TIME_BASELINE,
          TIME.format(Instant.ofEpochSecond(time)),
          Text.FAINT.at("middle"));
    }
  }
}
