package io.streambus.benchmarks.part;

import io.streambus.benchmarks.harness.ProgressPrinter;
import io.streambus.benchmarks.harness.Settings;
import io.streambus.benchmarks.report.Measurement;
import java.util.List;
import java.util.function.Supplier;

/** A part of the benchmarks that can be run by itself. */
public interface Part {
  /**
   * Measures, with progress on the error stream.
   *
   * @param calibration made when it is first asked for, and then kept
   */
  List<Measurement> run(
      Settings settings, Supplier<ThreadCalibration> calibration, ProgressPrinter progressPrinter);
}
