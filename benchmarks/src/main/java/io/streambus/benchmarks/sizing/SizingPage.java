package io.streambus.benchmarks.sizing;

import io.streambus.benchmarks.harness.BenchmarkFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of the documentation with the measured numbers between two markers. */
record SizingPage(Path file) {

  private static final String BEGIN = "<!-- begin of measurements -->\n";
  private static final String END = "<!-- end of measurements -->";

  /** Returns the page in the checkout, which is the working directory. */
  static SizingPage inDocs() {
    return new SizingPage(Path.of("docs", "sizing.md"));
  }

  /** Replaces the measurements. */
  void update(String measurements) {
    try {
      String text = Files.readString(file);
      int begin = text.indexOf(BEGIN);
      int end = text.indexOf(END, begin);
      if (begin < 0 || end < 0) {
        throw new BenchmarkFailedException(file + " lacks the markers of measurements");
      }
      Files.writeString(
          file,
          text.substring(0, begin) + BEGIN + "\n" + measurements + "\n" + text.substring(end));
    } catch (IOException e) {
      throw new BenchmarkFailedException("cannot update " + file, e);
    }
  }
}
