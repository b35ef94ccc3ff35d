package io.streambus.api.text;

/**
 * Text of users, brokers and other clients that is repeated in a message, a status or a log. It
 * cannot add lines, change the direction of the text around it, control a terminal, or fill a
 * status; and it is stored unchanged, so that a status that is read equals the one that was
 * written.
 */
public final class ExternalText {

  /** Maximum number of characters of a value in a message about it. */
  public static final int MAX_VALUE = 80;

  /** Maximum number of characters of an explanation by another program. */
  public static final int MAX_EXPLANATION = 1_024;

  private static final String ELLIPSIS = "...";
  private static final char REPLACEMENT = '?';

  private ExternalText() {}

  /** Returns the text as one printable line, as {@link #line(String, int)} without a maximum. */
  public static String line(String text) {
    return line(text, Integer.MAX_VALUE);
  }

  /**
   * Returns the text as one printable line: line breaks and tabs become a space, and other
   * unprintable characters {@code ?}. A second call with the same maximum changes nothing.
   *
   * @param maxCharacters number of Unicode characters after which the text is replaced by three
   *     dots
   */
  public static String line(String text, int maxCharacters) {
    return text.length() <= maxCharacters && isPlain(text)
        ? text
        : new Line(maxCharacters).append(text).toString();
  }

  /** Most texts are, and need no copy. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean isBreak(int character) {
    return switch (character) {
      case '\t', '\n', '\u000b', '\f', '\r', '\u0085', '\u2028', '\u2029' -> true;
      default -> false;
    };
  }

  /** Format characters include U+202E. A surrogate is half of a character. */
  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /** A line to which characters are appended up to the maximum. */
  private static final class Line {

    private final StringBuilder text = new StringBuilder();
    private final int maxCharacters;
    private int characters;
    private boolean afterBreak;

    Line(int maxCharacters) {
      this.maxCharacters = maxCharacters;
    }

    Line append(String source) {
      for (int i = 0; i < source.length(); ) {
        int character = source.codePointAt(i);
        i += Character.charCount(character);
        if (isBreak(character)) {
          afterBreak = true;
        } else if (!append(isPrintable(character) ? character : REPLACEMENT)) {
          text.append(ELLIPSIS);
          break;
        }
      }
      return this;
    }

    /** Breaks around spaces, and at the start and the end of the text, leave no trace. */
    private boolean append(int character) {
      boolean needsSpace = afterBreak && character != ' ' && !text.isEmpty() && !endsWithSpace();
      afterBreak = false;
      return (!needsSpace || appendIfShort(' ')) && appendIfShort(character);
    }

    private boolean endsWithSpace() {
      return text.charAt(text.length() - 1) == ' ';
    }

    private boolean appendIfShort(int character) {
      if (characters == maxCharacters) {
        return false;
      }
      text.appendCodePoint(character);
      characters++;
      return true;
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
