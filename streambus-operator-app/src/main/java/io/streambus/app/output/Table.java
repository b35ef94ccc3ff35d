package io.streambus.app.output;

import com.google.common.collect.ImmutableList;
import io.streambus.app.console.Terminal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table as kubectl prints it: columns are aligned to the left and separated by three spaces.
 *
 * @param columns titles
 * @param rows rows of as many cells
 */
public record Table(List<String> columns, List<List<Cell>> rows) {

  private static final int GAP = 3;

  /** Copies the lists. */
  public Table {
    columns = ImmutableList.copyOf(columns);
    rows = rows.stream().<List<Cell>>map(ImmutableList::copyOf).toList();
  }

  /** Returns the lines, with the titles first. */
  public List<String> lines(Terminal terminal) {
    List<Integer> widths = widths(List.of());
    return Stream.concat(Stream.of(titles()), rows.stream())
        .map(row -> line(row, widths, terminal))
        .toList();
  }

  /**
   * Returns the width of each column.
   *
   * @param minimum lower bounds; may be empty
   */
  public List<Integer> widths(List<Integer> minimum) {
    return IntStream.range(0, columns.size())
        .map(
            i ->
                Stream.concat(Stream.of(titles()), rows.stream())
                    .mapToInt(row -> row.get(i).text().length())
                    .reduce(minimum.isEmpty() ? 0 : minimum.get(i), Math::max))
        .boxed()
        .toList();
  }

  /** Returns the lines of the rows, for columns of at least these widths. */
  public List<String> rowLines(List<Integer> widths, Terminal terminal) {
    return rows.stream().map(row -> line(row, widths, terminal)).toList();
  }

  private List<Cell> titles() {
    return columns.stream().map(Cell::of).toList();
  }

  /** Colors take no space, so the width is that of the text alone. */
  private static String line(List<Cell> row, List<Integer> widths, Terminal terminal) {
    var line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      Cell cell = row.get(i);
      line.append(terminal.paint(cell.color(), cell.text()));
      if (i < row.size() - 1) {
        line.append(" ".repeat(Math.max(0, widths.get(i) - cell.text().length()) + GAP));
      }
    }
    return line.toString();
  }
}
