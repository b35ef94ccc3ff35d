package io.streambus.app.console;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The streams of the program.
 *
 * @param in what a file named {@code -} reads
 * @param out results alone, so that they can be piped
 * @param err everything else
 */
public record Console(InputStream in, PrintWriter out, PrintWriter err) {

  /** The streams of the process, in UTF-8, each line written at once. */
  public static Console system() {
    return new Console(
        System.in,
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8));
  }
}
