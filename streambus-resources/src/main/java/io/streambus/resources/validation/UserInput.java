package io.streambus.resources.validation;

import com.google.common.base.CharMatcher;

/**
 * Text from users that is repeated in a message. It cannot add lines to logs and reports, change
 * the direction of the text around it, or control a terminal.
 */
public final class UserInput {

  private static final int MAX_LENGTH = 80;

  /** Control characters, line separators, and format characters such as U+202E. */
  private static final CharMatcher UNPRINTABLE =
      CharMatcher.javaIsoControl().or(CharMatcher.forPredicate(UserInput::isUnprintable));

  private UserInput() {}

  /** Returns the text with each unprintable character replaced by {@code ?}. */
  public static String printable(String text) {
    return UNPRINTABLE.replaceFrom(text, '?');
  }

  /** Returns the printable text, truncated if it is longer than 80 characters. */
  public static String excerpt(String text) {
    return text.length() > MAX_LENGTH
        ? printable(text.substring(0, MAX_LENGTH)) + "..."
        : printable(text);
  }

  private static boolean isUnprintable(char character) {
    return switch (Character.getType(character)) {
      case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }
}
