package io.streambus.benchmarks;

import io.streambus.benchmarks.apply.ApplyPart;
import io.streambus.benchmarks.micro.MicroPart;
import io.streambus.benchmarks.part.Part;
import io.streambus.benchmarks.roll.RollPart;
import io.streambus.benchmarks.whole.WholePart;
import java.util.Locale;

/** Suites, as named on the command line. */
enum PartName {
  MICRO,
  WHOLE,
  ROLL,
  APPLY;

  Part create() {
    return switch (this) {
      case MICRO -> new MicroPart();
      case WHOLE -> new WholePart();
      case ROLL -> new RollPart();
      case APPLY -> new ApplyPart();
    };
  }

  /** Whether the suite compares the operator with a raw client. */
  boolean hasRawClient() {
    return this != MICRO;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
