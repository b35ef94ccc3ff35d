package io.streambus.benchmarks.suite;

import io.streambus.benchmarks.harness.ProgressPrinter;
import io.streambus.benchmarks.harness.Settings;
import io.streambus.benchmarks.report.Measurement;
import java.util.List;
import java.util.function.Supplier;

/** A benchmark suite that can be run on its own. */
public interface BenchmarkSuite {
  /**
   * Runs the suite and prints progress to standard error.
   *
   * @param calibration computed on first use, then cached
   */
  List<Measurement> run(
      Settings settings, Supplier<ThreadCalibration> calibration, ProgressPrinter progress);
}
