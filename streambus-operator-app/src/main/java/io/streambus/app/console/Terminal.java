package io.streambus.app.console;

import com.google.common.base.Strings;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is at the other end of the standard streams. */
public enum Terminal {
  /** Files or pipes: no questions, no colors. */
  NONE,
  /** A terminal that does not show colors, or whose user does not want them. */
  PLAIN,
  /** A terminal that shows colors. */
  COLORED;

  private static final String RESET = "\u001b[0m";

  /**
   * Returns the terminal of the process.
   *
   * @param environment {@code NO_COLOR} and {@code TERM=dumb} switch colors off
   */
  public static Terminal ofProcess(Map<String, String> environment) {
    if (!isTerminal(System.console())) {
      return NONE;
    }
    boolean plain =
        !Strings.nullToEmpty(environment.get("NO_COLOR")).isEmpty()
            || "dumb".equals(environment.get("TERM"));
    return plain ? PLAIN : COLORED;
  }

  /** Since Java 22, a console exists without a terminal, too. */
  private static boolean isTerminal(java.io.@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(java.io.Console.class.getMethod("isTerminal").invoke(console));
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a user can answer questions. */
  public boolean isInteractive() {
    return this != NONE;
  }

  /** Returns the text in a color if the terminal shows colors. */
  public String paint(TextColor color, String text) {
    return this == COLORED && color != TextColor.DEFAULT ? color.escape() + text + RESET : text;
  }
}
