package io.streambus.resources;

import io.streambus.api.model.GoDuration;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules of durations. */
final class Durations {

  private static final Pattern SYNTAX = Pattern.compile(GoDuration.PATTERN);
  private static final Pattern PART = Pattern.compile("([0-9]+)(h|ms|m|s)");
  private static final long MILLIS_OF_HOUR = 3_600_000;

  private Durations() {}

  /** A duration of more than nothing and at most so many hours. */
  static Stream<Problem> positive(Field<GoDuration> field, int mostHours) {
    return field.must(
        duration -> isWithin(duration, mostHours * MILLIS_OF_HOUR),
        "must be a duration from 1ms to " + mostHours + "h, such as 30s or 1h30m");
  }

  private static boolean isWithin(GoDuration duration, long most) {
    OptionalLong millis = millis(duration.text());
    return millis.isPresent() && millis.getAsLong() > 0 && millis.getAsLong() <= most;
  }

  /** The syntax bounds digits and parts, so that no sum overflows. */
  private static OptionalLong millis(String text) {
    if (!SYNTAX.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    long sum = 0;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      sum += Long.parseLong(part.group(1)) * millisOf(part.group(2));
    }
    return OptionalLong.of(sum);
  }

  private static long millisOf(String unit) {
    return switch (unit) {
      case "h" -> MILLIS_OF_HOUR;
      case "m" -> 60_000;
      case "s" -> 1_000;
      default -> 1;
    };
  }
}
