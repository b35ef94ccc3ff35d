package io.streambus.benchmarks;

import io.streambus.benchmarks.apply.ApplySuite;
import io.streambus.benchmarks.isolation.IsolationSuite;
import io.streambus.benchmarks.micro.MicroSuite;
import io.streambus.benchmarks.restart.RestartSuite;
import io.streambus.benchmarks.roll.RollSuite;
import io.streambus.benchmarks.sizing.SizingSuite;
import io.streambus.benchmarks.suite.BenchmarkSuite;
import io.streambus.benchmarks.validate.ValidateSuite;
import io.streambus.benchmarks.whole.WholeSuite;
import java.util.Locale;

/** Suites, as named on the command line. */
enum SuiteName {
  MICRO,
  WHOLE,
  ROLL,
  APPLY,
  SIZING,
  RESTART,
  ISOLATION,
  VALIDATE;

  BenchmarkSuite create() {
    return switch (this) {
      case MICRO -> new MicroSuite();
      case WHOLE -> new WholeSuite();
      case ROLL -> new RollSuite();
      case APPLY -> new ApplySuite();
      case SIZING -> new SizingSuite();
      case RESTART -> new RestartSuite();
      case ISOLATION -> new IsolationSuite();
      case VALIDATE -> new ValidateSuite();
    };
  }

  /** Whether the suite compares the operator with a raw client. */
  boolean hasRawClient() {
    return this == WHOLE || this == ROLL || this == APPLY;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
