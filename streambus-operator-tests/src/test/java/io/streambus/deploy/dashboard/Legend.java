package io.streambus.deploy.dashboard;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A table of series with their last and, if the panel says so, highest values.
 *
 * @param area where the table is drawn
 */
record Legend(Area area, Panel panel) {

  private static final double LINE_HEIGHT = 16;
  private static final double VALUE_GAP = 10;
  private static final double DASH = 12;

  private record Column(String title, ToDoubleFunction<Series> value) {}

  /** Returns the height for a number of series. */
  static double height(int series) {
    return LINE_HEIGHT * (series + 1);
  }

  void draw(Svg svg, List<Series> series) {
    Text header = Text.FAINT.bolded();
    svg.text(area.x(), baseline(0), "Name", header);
    double right = area.right();
    for (Column column : columns()) {
      svg.text(right, baseline(0), column.title(), header.at("end"));
      for (int i = 0; i < series.size(); i++) {
        svg.text(right, baseline(i + 1), text(column, series.get(i)), value().at("end"));
      }
      right -= width(column, series) + VALUE_GAP;
    }
    for (int i = 0; i < series.size(); i++) {
      double x = area.x() + DASH + 6;
      svg.rectangle(new Area(area.x(), baseline(i + 1) - 5, DASH, 3), Color.ofSeries(i), 1);
      svg.text(x, baseline(i + 1), value().fitted(series.get(i).name(), right - x), value());
    }
  }

  /** Returns the columns from right to left. */
  private List<Column> columns() {
    Column last = new Column("Last *", Series::last);
    boolean hasMax = panel.json().at("/options/legend/calcs").toString().contains("max");
    return hasMax ? List.of(new Column("Max", Series::max), last) : List.of(last);
  }

  private double width(Column column, List<Series> series) {
    return Stream.concat(Stream.of(column.title()), series.stream().map(each -> text(column, each)))
        .mapToDouble(text -> value().bolded().width(text))
        .max()
        .orElse(0);
  }

  private String text(Column column, Series series) {
    return panel.field().unit().format(column.value().applyAsDouble(series));
  }

  private static Text value() {
    return Text.FAINT.in(Color.TEXT);
  }

  private double baseline(int line) {
    return area.y() + LINE_HEIGHT * (line + 0.75);
  }
}
