package io.streambus.deploy.dashboard;

import io.streambus.deploy.dashboard.Series.Point;
import java.util.List;

/** Draws a band for each series, in the colors of its values over time. */
final class StateTimelinePainter implements PanelPainter {

  private static final double BAND_SHARE = 0.62;
  private static final double MAX_LANE = 120;

  @Override
  public void paint(Svg svg, Area area, Panel panel, List<Series> series) {
    PanelFrame.draw(svg, area, panel.title());
    double names =
        series.stream().mapToDouble(each -> Text.FAINT.width(each.name())).max().orElse(0);
    Area inner = area.inset(18 + names, 38, 22, 30);
    double lane = Math.min(MAX_LANE, inner.height() / Math.max(1, series.size()));
    Area lanes = new Area(inner.x(), inner.y(), inner.width(), lane * series.size());
    Chart chart = new Chart(lanes, new Axis(1, 1));
    chart.drawTimes(svg);
    for (int i = 0; i < series.size(); i++) {
      Area band =
          new Area(
              lanes.x(),
              lanes.y() + lane * (i + (1 - BAND_SHARE) / 2),
              lanes.width(),
              lane * BAND_SHARE);
      svg.text(band.x() - 6, band.centerY() + 4, series.get(i).name(), Text.FAINT.at("end"));
      drawBand(svg, chart, band, panel, series.get(i));
    }
  }

  /** Draws each run of equal values, with its text where it fits. */
  private static void drawBand(Svg svg, Chart chart, Area band, Panel panel, Series series) {
    boolean showsText = !panel.json().at("/options/showValue").asText().equals("never");
    List<Point> points = series.points();
    int begin = 0;
    for (int i = 1; i <= points.size(); i++) {
      if (i == points.size() || !continues(points.get(i - 1), points.get(i))) {
        long end = Math.min(points.get(i - 1).time() + Prometheus.STEP, Prometheus.LAST);
        Area state = state(chart, band, points.get(begin).time(), end);
        double value = points.get(begin).value();
        svg.rectangle(state, panel.field().color(value), 0.9);
        if (showsText) {
          drawText(svg, state, panel.field().text(value));
        }
        begin = i;
      }
    }
  }

  private static boolean continues(Point point, Point next) {
    return point.value() == next.value() && point.time() + Prometheus.STEP >= next.time();
  }

  private static void drawText(Svg svg, Area state, String text) {
    Text style = Text.FAINT.in(Color.PANEL).bolded();
    if (style.width(text) + 12 < state.width()) {
      svg.text(state.x() + 6, state.centerY() + 4, text, style);
    }
  }

  private static Area state(Chart chart, Area band, long begin, long end) {
    double x = chart.x(begin);
    return new Area(x, band.y(), Math.max(1.5, chart.x(end) - x), band.height());
  }
}
