package io.streambus.benchmarks;

import io.streambus.benchmarks.report.Measurement;
import java.util.List;

/** A part of the benchmarks that can be run by itself. */
public interface Part {
  /** Measures, with progress on the error stream. */
  List<Measurement> run(Settings settings, Progress progress);
}
