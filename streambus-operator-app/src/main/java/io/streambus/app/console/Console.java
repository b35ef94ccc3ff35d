package io.streambus.app.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Standard streams of the program.
 *
 * @param in source of the file named {@code -}, and of answers to questions
 * @param out results only, so that they can be piped
 * @param err everything else
 * @param terminal what the streams are connected to
 * @param outputFailure returns why the results are incomplete; empty if they are complete
 */
public record Console(
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    Terminal terminal,
    Supplier<Optional<String>> outputFailure) {

  /** Creates a console without a terminal. */
  public Console(InputStream in, PrintWriter out, PrintWriter err) {
    this(in, out, err, Terminal.NONE);
  }

  /** Creates a console whose results are always complete. */
  public Console(InputStream in, PrintWriter out, PrintWriter err, Terminal terminal) {
    this(in, out, err, terminal, Optional::empty);
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
    var output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    return new Console(
        System.in,
        new PrintWriter(output, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        Terminal.ofProcess(environment),
        output::failure);
  }
}
