package io.streambus.benchmarks.harness;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Options of a benchmark run.
 *
 * @param clusters number of clusters in the suites {@code whole} and {@code roll}
 * @param stored numbers of clusters that exist when the operator starts in the suite {@code apply}
 * @param rounds number of rounds; the median is reported
 * @param profile whether the suite {@code apply} also takes flight recordings
 * @param output directory for results, logs and profiles
 * @param image tar of the container image that some suites measure instead of the checkout
 * @param updateDocs whether the suite {@code sizing} writes its results to the documentation
 */
public record Settings(
    int clusters,
    List<Integer> stored,
    int rounds,
    boolean profile,
    Path output,
    Optional<Path> image,
    boolean updateDocs) {

  /** Copies the list. */
  public Settings {
    stored = List.copyOf(stored);
  }

  /** Returns the log file of an operator process. */
  public Path log(String name) {
    return output.resolve("logs").resolve(name + ".log");
  }
}
