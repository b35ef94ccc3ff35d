package io.streambus.benchmarks.report;

/** Comparability of a measurement, in table order. */
public enum MeasurementKind {
  /** Ratio of two values of the same run; comparable across machines. */
  RATIO,

  /** Number of requests; depends on the code only. */
  COUNT,

  /** Time, memory or throughput; valid for this machine only. */
  ABSOLUTE
}
