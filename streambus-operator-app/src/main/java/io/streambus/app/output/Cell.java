package io.streambus.app.output;

import io.streambus.api.text.ExternalText;
import io.streambus.app.console.TextColor;

/**
 * A cell of a table.
 *
 * @param text one printable line
 * @param color color on a terminal
 */
public record Cell(String text, TextColor color) {

  private static final String NONE = "-";

  /** Makes the text one printable line; an empty text becomes a dash. */
  public Cell {
    text = text.isBlank() ? NONE : ExternalText.line(text);
  }

  /** Returns a cell in the color of the terminal. */
  public static Cell of(String text) {
    return new Cell(text, TextColor.DEFAULT);
  }
}
