package io.streambus.benchmarks.harness;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Prints progress for the user.
 *
 * @param out stream to print to
 * @param startNanos {@link System#nanoTime()} from which elapsed seconds are counted
 */
public record ProgressPrinter(PrintStream out, long startNanos) {

  /** Returns a printer whose lines start with the seconds elapsed since this call. */
  public static ProgressPrinter on(PrintStream out) {
    return new ProgressPrinter(out, System.nanoTime());
  }

  /** Prints one line. */
  public void print(String format, Object... values) {
    double seconds = Duration.ofNanos(System.nanoTime() - startNanos).toMillis() / 1e3;
    String text = String.format(Locale.ROOT, format, values);
    out.printf(Locale.ROOT, "%7.1f s  %s%n", seconds, text);
  }
}
