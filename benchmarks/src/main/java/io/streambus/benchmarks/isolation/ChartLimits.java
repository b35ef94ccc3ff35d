package io.streambus.benchmarks.isolation;

import io.streambus.benchmarks.harness.BenchmarkFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Limits that the Helm chart sets by default. */
final class ChartLimits {

  private static final Path VALUES =
      Path.of("deploy", "charts", "streambus-operator", "values.yaml");
  private static final Pattern MEMORY = Pattern.compile("limits:\\s+memory: (\\d+)Mi");

  private ChartLimits() {}

  /** Returns the memory limit of the operator in MiB. */
  static double memoryMebibytes() {
    try {
      Matcher matcher = MEMORY.matcher(Files.readString(VALUES));
      if (!matcher.find()) {
        throw new BenchmarkFailedException(VALUES + " has no memory limit");
      }
      return Double.parseDouble(matcher.group(1));
    } catch (IOException e) {
      throw new BenchmarkFailedException("cannot read " + VALUES, e);
    }
  }
}
