package io.streambus.deploy.dashboard;

import java.util.List;

/** Draws one value, in the color of its threshold. */
final class StatPainter implements PanelPainter {

  private static final double TITLE_BASELINE = 19;
  private static final double VALUE_BASELINE = 18;
  private static final double NAME_BASELINE = 47;
  private static final double NAME_SIZE = 13;
  private static final double MIN_SIZE = 16;
  private static final double MAX_SIZE = 30;
  private static final double PADDING = 10;

  @Override
  public void paint(Svg svg, Area area, Panel panel, List<Series> series) {
    FieldSettings field = panel.field();
    Color color = series.isEmpty() ? Color.FAINT_TEXT : field.color(series.get(0).last());
    boolean isFilled = panel.json().at("/options/colorMode").asText().equals("background");
    svg.frame(area, isFilled ? color : Color.PANEL, isFilled ? color : Color.LINE);
    double width = area.width() - 2 * PADDING;
    Text title = Text.NORMAL.bolded().in(isFilled ? Color.PANEL : Color.TEXT);
    svg.text(
        area.x() + PADDING, area.y() + TITLE_BASELINE, title.fitted(panel.title(), width), title);
    double center = area.centerX();
    if (panel.json().at("/options/textMode").asText().equals("value_and_name")) {
      Text name = title.sized(NAME_SIZE).at("middle");
      svg.text(center, area.bottom() - NAME_BASELINE, name.fitted(name(series), width), name);
    }
    String text = text(panel, series);
    Text value = largest(text, width).in(isFilled ? Color.PANEL : color).at("middle");
    svg.text(center, area.bottom() - VALUE_BASELINE, value.fitted(text, width), value);
  }

  private static String text(Panel panel, List<Series> series) {
    if (series.isEmpty()) {
      return panel.field().noValue();
    }
    return panel.json().at("/options/textMode").asText().equals("name")
        ? name(series)
        : panel.field().text(series.get(0).last());
  }

  private static String name(List<Series> series) {
    return series.isEmpty() ? "" : series.get(0).name();
  }

  private static Text largest(String text, double width) {
    Text style = Text.NORMAL.bolded().sized(MAX_SIZE);
    while (style.width(text) > width && style.size() > MIN_SIZE) {
      style = style.sized(style.size() - 1);
    }
    return style;
  }
}
