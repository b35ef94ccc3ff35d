package io.streambus.deploy.dashboard;

/**
 * How text looks.
 *
 * @param anchor end of the text that its position says: {@code start}, {@code middle} or {@code
 *     end}
 */
record Text(double size, Color color, boolean bold, String anchor) {

  private static final String ELLIPSIS = "…";
  private static final double BOLD_FACTOR = 1.06;

  /** Text of panels. */
  static final Text NORMAL = new Text(11.5, Color.TEXT, false, "start");

  /** Text of axes and legends. */
  static final Text FAINT = new Text(10.5, Color.FAINT_TEXT, false, "start");

  Text bolded() {
    return new Text(size, color, true, anchor);
  }

  Text at(String end) {
    return new Text(size, color, bold, end);
  }

  Text in(Color other) {
    return new Text(size, other, bold, anchor);
  }

  Text sized(double other) {
    return new Text(other, color, bold, anchor);
  }

  /** Returns the width in pixels, estimated because the fonts of readers differ. */
  double width(String text) {
    double width = text.chars().mapToDouble(Text::relativeWidth).sum() * size;
    return bold ? width * BOLD_FACTOR : width;
  }

  /** Returns the text, shortened to a width. */
  String fitted(String text, double width) {
    if (width(text) <= width) {
      return text;
    }
    String shortened = text;
    while (!shortened.isEmpty() && width(shortened + ELLIPSIS) > width) {
      shortened = shortened.substring(0, shortened.length() - 1);
    }
    return shortened + ELLIPSIS;
  }

  private static double relativeWidth(int character) {
    if ("ijl.,:;'|!()[]/ftrI ".indexOf(character) >= 0) {
      return 0.32;
    }
    if ("mwMW%@".indexOf(character) >= 0) {
      return 0.88;
    }
    return Character.isUpperCase(character) ? 0.7 : 0.56;
  }
}
