package io.streambus.benchmarks;

import io.streambus.benchmarks.load.ThreadCalibration;
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
      Settings settings, Supplier<ThreadCalibration> calibration, Progress progress);
}
