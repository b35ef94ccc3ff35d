package io.streambus.app.input;

import java.util.Comparator;

/**
 * Where a field begins in a file.
 *
 * @param line line, from 1
 * @param column column in characters, from 1
 */
public record Position(int line, int column) implements Comparable<Position> {

  private static final Comparator<Position> ORDER =
      Comparator.comparingInt(Position::line).thenComparingInt(Position::column);

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
