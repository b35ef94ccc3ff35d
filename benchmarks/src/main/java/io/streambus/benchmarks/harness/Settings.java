package io.streambus.benchmarks.harness;

import java.nio.file.Path;
import java.util.List;

/**
 * What is measured.
 *
 * @param clusters of the parts {@code whole} and {@code roll}
 * @param stored numbers of clusters that are there when the operator starts, for {@code apply}
 * @param rounds of which the median is reported
 * @param profile whether the part {@code apply} also makes flight recordings
 * @param output folder for results, logs and profiles
 */
public record Settings(
    int clusters, List<Integer> stored, int rounds, boolean profile, Path output) {

  /** Copies the list. */
  public Settings {
    stored = List.copyOf(stored);
  }

  /** Where the output of an operator process goes. */
  public Path log(String name) {
    return output.resolve("logs").resolve(name + ".log");
  }
}
