package io.streambus.deploy.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Draws a table, with cells in the color of their thresholds. */
final class TablePainter implements PanelPainter {

  private static final double ROW_HEIGHT = 25;
  private static final double MARGIN = 8;
  private static final double PADDING = 6;

  @Override
  public void paint(Svg svg, Area area, Panel panel, List<Series> series) {
    PanelFrame.draw(svg, area, panel.title());
    Table table = Table.of(panel, series);
    List<Double> widths = widths(table, panel, area.width() - 2 * MARGIN);
    double left = area.x() + MARGIN;
    double top = area.y() + PanelFrame.TITLE_HEIGHT + 2;
    int rows = (int) ((area.bottom() - top) / ROW_HEIGHT) - 1;
    for (int column = 0; column < table.columns().size(); column++) {
      String title = table.columns().get(column);
      Area cell = new Area(left, top, widths.get(column), ROW_HEIGHT);
      left = cell.right();
      text(svg, cell, title, Text.NORMAL.bolded().in(Color.BLUE));
      for (Map<String, Object> row : table.rows().stream().limit(rows).toList()) {
        cell = new Area(cell.x(), cell.bottom(), cell.width(), ROW_HEIGHT);
        cell(svg, cell, panel.field(title), row.get(title));
      }
    }
    for (int row = 1; row <= Math.min(rows, table.rows().size()); row++) {
      double y = top + row * ROW_HEIGHT;
      svg.line(area.x() + MARGIN, y, area.right() - MARGIN, y, Color.LINE);
    }
  }

  /** Divides the width in proportion to the longest texts. */
  private static List<Double> widths(Table table, Panel panel, double width) {
    List<Double> longest =
        table.columns().stream().map(title -> longest(table, panel.field(title), title)).toList();
    double sum = longest.stream().mapToDouble(Double::doubleValue).sum();
    return longest.stream().map(each -> width * each / sum).toList();
  }

  private static double longest(Table table, FieldSettings field, String title) {
    double cells =
        table.rows().stream()
            .map(row -> row.get(title))
            .filter(Objects::nonNull)
            .mapToDouble(value -> Text.NORMAL.width(text(field, value)))
            .max()
            .orElse(0);
    return 2 * PADDING + Math.max(cells, Text.NORMAL.bolded().width(title));
  }

  private static String text(FieldSettings field, Object value) {
    return value instanceof Double number ? field.text(number) : value.toString();
  }

  private static void cell(Svg svg, Area cell, FieldSettings field, @Nullable Object value) {
    if (value instanceof Double number) {
      boolean colored = field.hasColoredBackground();
      if (colored) {
        svg.rectangle(cell.inset(1, 1, 1, 1), field.color(number), 1);
      }
      text(svg, cell, text(field, number), colored ? Text.NORMAL.in(Color.PANEL) : Text.NORMAL);
    } else if (value != null) {
      text(
          svg, cell, value.toString(), field.hasLinks() ? Text.NORMAL.in(Color.BLUE) : Text.NORMAL);
    }
  }

  private static void text(Svg svg, Area cell, String text, Text style) {
    svg.text(
        cell.x() + PADDING,
        cell.centerY() + 4,
        style.fitted(text, cell.width() - 2 * PADDING),
        style);
  }
}
