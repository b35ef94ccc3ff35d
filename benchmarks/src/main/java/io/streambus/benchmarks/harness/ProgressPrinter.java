package io.streambus.benchmarks.harness;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells the waiting user what happens. */
public record ProgressPrinter(PrintStream out, long begin) {

  /** Lines carry the seconds since now. */
  public static ProgressPrinter on(PrintStream out) {
    return new ProgressPrinter(out, System.nanoTime());
  }

  /** One line. */
  public void say(String format, Object... values) {
    double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1e3;
    String text = String.format(Locale.ROOT, format, values);
    out.printf(Locale.ROOT, "%7.1f s  %s%n", seconds, text);
  }
}
