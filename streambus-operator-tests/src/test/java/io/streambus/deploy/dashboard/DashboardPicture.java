package io.streambus.deploy.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A picture of a dashboard, drawn from the answers of Prometheus as Grafana shows them. */
public record DashboardPicture(Dashboard dashboard, Prometheus prometheus) {

  private static final int COLUMNS = 24;
  private static final double WIDTH = 1080;
  private static final double ROW_HEIGHT = 38;
  private static final double GAP = 8;
  private static final double HEADER = 44;

  private static final Map<String, PanelPainter> PAINTERS =
      ImmutableMap.of(
          "stat", new StatPainter(),
          "timeseries", new TimeSeriesPainter(),
          "state-timeline", new StateTimelinePainter(),
          "table", new TablePainter());

  /** Returns the picture in the format SVG. */
  public String svg() throws IOException, InterruptedException {
    Svg svg = new Svg();
    double height =
        HEADER
            + GAP
            + dashboard.panels().stream()
                    .mapToDouble(panel -> panel.grid().bottom())
                    .max()
                    .orElse(0)
                * ROW_HEIGHT;
    svg.rectangle(new Area(0, 0, WIDTH, height), Color.PAGE, 1);
    drawHeader(svg);
    for (Panel panel : dashboard.panels()) {
      draw(svg, panel);
    }
    return svg.document(WIDTH, height, dashboard.title());
  }

  private void drawHeader(Svg svg) {
    svg.text(2 * GAP, 29, dashboard.title(), Text.NORMAL.bolded().sized(18));
    List<String> settings = new ArrayList<>();
    for (JsonNode variable : dashboard.json().at("/templating/list")) {
      String value = dashboard.variables().get("$" + variable.path("name").asText());
      if (value != null) {
        settings.add(variable.path("label").asText() + ": " + (value.equals(".*") ? "All" : value));
      }
    }
    settings.add("last 3 hours");
    svg.text(
        WIDTH - 2 * GAP,
        29,
        String.join("     ", settings).replace(" ", "\u00a0"),
        Text.NORMAL.sized(13).at("end"));
  }

  private void draw(Svg svg, Panel panel) throws IOException, InterruptedException {
    Area area = pixels(panel.grid());
    if (panel.type().equals("row")) {
      svg.text(area.x() + 4, area.bottom() - 8, panel.title(), Text.NORMAL.bolded().sized(15));
      return;
    }
    List<Series> series = new ArrayList<>();
    for (Query query : panel.queries()) {
      prometheus.query(query).forEach(result -> series.add(Series.of(query, result)));
    }
    PanelPainter painter = PAINTERS.get(panel.type());
    if (painter == null) {
      throw new AssertionError("panels of type %s cannot be drawn".formatted(panel.type()));
    }
    painter.paint(svg, area, panel, series);
  }

  private static Area pixels(Area grid) {
    double column = (WIDTH - GAP) / COLUMNS;
    return new Area(
        GAP + grid.x() * column,
        HEADER + grid.y() * ROW_HEIGHT,
        grid.width() * column - GAP,
        grid.height() * ROW_HEIGHT - GAP);
  }
}
