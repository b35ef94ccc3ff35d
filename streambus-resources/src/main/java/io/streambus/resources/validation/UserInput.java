package io.streambus.resources.validation;

/**
 * Text from users and other clients that is repeated in a message. It cannot add lines to logs and
 * reports, change the direction of the text around it, or control a terminal.
 */
public final class UserInput {

  private static final int MAX_LENGTH = 80;

  private UserInput() {}

  /** Returns the text with each unprintable character replaced by {@code ?}. */
  public static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .forEach(character -> printable.appendCodePoint(isPrintable(character) ? character : '?'));
    return printable.toString();
  }

  /** Returns the printable text, truncated if it is longer than 80 characters. */
  public static String excerpt(String text) {
    return excerpt(text, MAX_LENGTH);
  }

  /** Returns the printable text, truncated and marked with dots if it is longer than a maximum. */
  public static String excerpt(String text, int maxLength) {
    if (text.length() <= maxLength) {
      return printable(text);
    }
    // Half of a character could not be written to a status or a log.
    int end = Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
    return printable(text.substring(0, end)) + "...";
  }

  /** Format characters include U+202E. A surrogate is half of a character. */
  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
