package io.streambus.operator.brokers;

import java.util.regex.Pattern;

/**
 * Text from a broker that becomes part of a message or a label. It cannot add lines, change the
 * direction of the text around it, or control a terminal.
 */
final class BrokerText {

  /** Control and format characters, lone surrogates, unassigned characters and line separators. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

  private static final String ELLIPSIS = "...";

  private BrokerText() {}

  /**
   * Returns the text as a single line.
   *
   * @param maxCharacters maximum number of characters, with the ellipsis of a truncated text
   */
  static String line(String text, int maxCharacters) {
    String line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    return line.codePointCount(0, line.length()) <= maxCharacters
        ? line
        : line.substring(0, line.offsetByCodePoints(0, maxCharacters - ELLIPSIS.length()))
            + ELLIPSIS;
  }
}
