package io.streambus.benchmarks.report;

/** What a measurement can be compared with. The order is that of the table. */
public enum Kind {
  /** Two numbers of the same run; it means the same on every machine. */
  RATIO,

  /** A number of requests; it depends on the code alone. */
  COUNT,

  /** Time, memory or a rate; it holds for this machine only. */
  ABSOLUTE
}
