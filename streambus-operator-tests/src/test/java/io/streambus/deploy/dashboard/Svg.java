package io.streambus.deploy.dashboard;

import com.google.common.xml.XmlEscapers;
import java.util.Locale;

/** A picture in the format SVG. The same drawing yields the same bytes. */
final class Svg {

  private final StringBuilder elements = new StringBuilder();

  void rectangle(Area area, Color fill, double opacity) {
    rectangle(area, "fill=\"%s\"%s".formatted(fill.code(), opacity(opacity)));
  }

  void frame(Area area, Color fill, Color stroke) {
    rectangle(area, "rx=\"2\" fill=\"%s\" stroke=\"%s\"".formatted(fill.code(), stroke.code()));
  }

  private void rectangle(Area area, String attributes) {
    append(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" %s/>"
            .formatted(
                number(area.x()),
                number(area.y()),
                number(area.width()),
                number(area.height()),
                attributes));
  }

  void line(double x1, double y1, double x2, double y2, Color stroke) {
    line(x1, y1, x2, y2, "stroke=\"%s\"".formatted(stroke.code()));
  }

  void dashedLine(double x1, double y1, double x2, double y2, Color stroke) {
    line(x1, y1, x2, y2, "stroke=\"%s\" stroke-dasharray=\"6 4\"".formatted(stroke.code()));
  }

  private void line(double x1, double y1, double x2, double y2, String attributes) {
    append(
        "<path d=\"M%s %sL%s %s\" %s/>"
            .formatted(number(x1), number(y1), number(x2), number(y2), attributes));
  }

  /** Draws the outline of a shape in the syntax of the attribute {@code d}. */
  void outline(String shape, Color stroke) {
    append(
        "<path d=\"%s\" stroke=\"%s\" stroke-width=\"1.6\" stroke-linejoin=\"round\"/>"
            .formatted(shape, stroke.code()));
  }

  void filled(String shape, Color fill, double opacity) {
    append("<path d=\"%s\" fill=\"%s\"%s/>".formatted(shape, fill.code(), opacity(opacity)));
  }

  /** Draws text whose baseline is at {@code y}. */
  void text(double x, double y, String text, Text style) {
    append(
        "<text x=\"%s\" y=\"%s\" font-size=\"%s\" fill=\"%s\"%s%s>%s</text>"
            .formatted(
                number(x),
                number(y),
                number(style.size()),
                style.color().code(),
                style.bold() ? " font-weight=\"600\"" : "",
                style.anchor().equals("start") ? "" : " text-anchor=\"" + style.anchor() + "\"",
                XmlEscapers.xmlContentEscaper().escape(text)));
  }

  /** Returns the file. */
  String document(double width, double height, String title) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$s %2$s" width="%1$s" height="%2$s" \
    fill="none" font-family="Inter, Liberation Sans, Helvetica, Arial, sans-serif" role="img">
    <title>%3$s</title>
    %4$s</svg>
    """
        .formatted(
            number(width), number(height), XmlEscapers.xmlContentEscaper().escape(title), elements);
  }

  /** Returns a coordinate with at most one decimal. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String opacity(double opacity) {
    return opacity == 1 ? "" : String.format(Locale.ROOT, " fill-opacity=\"%.2f\"", opacity);
  }

  private void append(String element) {
    elements.append(element).append('\n');
  }
}
