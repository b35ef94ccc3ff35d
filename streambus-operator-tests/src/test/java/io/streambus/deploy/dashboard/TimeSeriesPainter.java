package io.streambus.deploy.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.streambus.deploy.dashboard.Series.Point;
import java.util.List;

/** Draws lines or bars over time, and a legend. */
final class TimeSeriesPainter implements PanelPainter {

  private static final int MAX_LEGEND = 6;
  private static final double BAR_WIDTH = 0.7;

  @Override
  public void paint(Svg svg, Area area, Panel panel, List<Series> series) {
    PanelFrame.draw(svg, area, panel.title());
    FieldSettings field = panel.field();
    List<Layer> layers = field.isStacked() ? Layer.stacked(series) : Layer.separate(series);
    double legend = Legend.height(Math.min(MAX_LEGEND, series.size()));
    Axis axis = Axis.upTo(layers.stream().mapToDouble(Layer::max).max().orElse(1), field);
    double labels =
        axis.ticks().stream()
            .mapToDouble(tick -> Text.FAINT.width(field.unit().format(tick)))
            .max()
            .orElse(0);
    Chart chart = new Chart(area.inset(18 + labels, 38, 22, legend + 32), axis);
    chart.drawTimes(svg);
    chart.drawValues(svg, field.unit());
    drawLayers(svg, chart, field, layers);
    drawThresholds(svg, chart, field);
    new Legend(area.inset(12, area.height() - legend - 6, 12, 0), panel)
        .draw(svg, series.subList(0, Math.min(MAX_LEGEND, series.size())));
  }

  private static void drawLayers(Svg svg, Chart chart, FieldSettings field, List<Layer> layers) {
    boolean bars = field.custom("drawStyle").asText().equals("bars");
    boolean steps = field.custom("lineInterpolation").asText().equals("stepAfter");
    double opacity = field.custom("fillOpacity").asInt() / 100.0;
    for (int i = 0; i < layers.size(); i++) {
      Color color = Color.ofSeries(i);
      if (bars) {
        drawBars(svg, chart, layers.get(i), color);
        continue;
      }
      for (Layer part : layers.get(i).withoutGaps()) {
        Curve curve = new Curve(chart, steps ? part.steps() : part);
        svg.filled(curve.shape(), color, opacity);
        svg.outline(curve.outline(), color);
      }
    }
  }

  private static void drawBars(Svg svg, Chart chart, Layer layer, Color color) {
    double width =
        BAR_WIDTH * (chart.x(Prometheus.FIRST + Prometheus.STEP) - chart.x(Prometheus.FIRST));
    for (int i = 0; i < layer.top().size(); i++) {
      Point top = layer.top().get(i);
      double base = layer.base().get(i).value();
      if (top.value() > base) {
        double y = chart.y(top.value());
        Area bar = new Area(chart.x(top.time()) - width / 2, y, width, chart.y(base) - y);
        svg.rectangle(bar, color, 1);
      }
    }
  }

  private static void drawThresholds(Svg svg, Chart chart, FieldSettings field) {
    if (!field.showsThresholds()) {
      return;
    }
    for (JsonNode step : field.thresholds()) {
      double value = step.path("value").asDouble();
      if (!step.path("value").isNull() && value <= chart.axis().max()) {
        double y = chart.y(value);
        svg.dashedLine(
            chart.area().x(), y, chart.area().right(), y, Color.named(step.path("color")));
      }
    }
  }
}
