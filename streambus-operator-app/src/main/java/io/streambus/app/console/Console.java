package io.streambus.app.console;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Standard streams of the program.
 *
 * @param in source of the file named {@code -}, and of answers to questions
 * @param out results only, so that they can be piped
 * @param err everything else
 * @param terminal what the streams are connected to
 */
public record Console(InputStream in, PrintWriter out, PrintWriter err, Terminal terminal) {

  /** Creates a console without a terminal. */
  public Console(InputStream in, PrintWriter out, PrintWriter err) {
    this(in, out, err, Terminal.NONE);
  }

  /** Returns the streams of the process, in UTF-8, flushed after each line, without colors. */
  public static Console system() {
    return system(Map.of("NO_COLOR", "1"));
  }

  /**
   * Returns the streams of the process, in UTF-8, flushed after each line.
   *
   * @param environment {@code NO_COLOR} switches colors off
   */
  public static Console system(Map<String, String> environment) {
    return new Console(
        System.in,
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        Terminal.ofProcess(environment));
  }
}
