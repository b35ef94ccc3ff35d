package io.streambus.app.console;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Standard streams of the program.
 *
 * @param in source of the file named {@code -}
 * @param out results only, so that they can be piped
 * @param err everything else
 */
public record Console(InputStream in, PrintWriter out, PrintWriter err) {

  /** Returns the streams of the process, in UTF-8, flushed after each line. */
  public static Console system() {
    return new Console(
        System.in,
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8));
  }
}
