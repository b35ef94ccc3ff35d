package io.streambus.app.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;

/** The consent of a user to a change. */
public final class Confirmation {

  private static final Set<String> YES = Set.of("y", "yes");

  /** Longer answers are no. */
  private static final int MAX_ANSWER = 16;

  private Confirmation() {}

  /**
   * Prints a question to stderr and reads the answer.
   *
   * @throws CommandException if the answer is not yes, or if there is no terminal
   */
  public static void require(String question, Console console) {
    if (!console.terminal().isInteractive()) {
      throw CommandException.of(
          ExitCode.NOT_CONFIRMED,
          "not confirmed: there is no terminal to ask on; use --yes to confirm");
    }
    console.err().printf("%s? [y/N] ", question);
    console.err().flush();
    if (!YES.contains(answer(console.in()).strip().toLowerCase(Locale.ROOT))) {
      throw CommandException.of(ExitCode.NOT_CONFIRMED, "not confirmed; nothing was changed");
    }
  }

  private static String answer(InputStream in) {
    var answer = new StringBuilder();
    try {
      for (int next = in.read(); next >= 0 && next != '\n' && answer.length() < MAX_ANSWER; ) {
        answer.append((char) next);
        next = in.read();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answer.toString();
  }
}
