package io.streambus.resources.validation;

import io.streambus.api.schema.GoDuration;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Rules of durations. */
final class Durations {

  private static final long MILLIS_OF_HOUR = 3_600_000;

  private Durations() {}

  /** A duration of more than nothing and at most so many hours. */
  static Stream<Problem> positive(Field<GoDuration> field, int mostHours) {
    return field.must(
        duration -> isWithin(duration, mostHours * MILLIS_OF_HOUR),
        "must be a duration from 1ms to " + mostHours + "h, such as 30s or 1h30m");
  }

  private static boolean isWithin(GoDuration duration, long most) {
    OptionalLong millis = duration.millis();
    return millis.isPresent() && millis.getAsLong() > 0 && millis.getAsLong() <= most;
  }
}
