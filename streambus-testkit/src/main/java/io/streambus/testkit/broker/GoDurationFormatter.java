package io.streambus.testkit.broker;

import java.math.BigDecimal;
import java.time.Duration;

/** Formats durations as Go does, such as {@code 1h0m2.5s} or {@code 1.5ms}. */
final class GoDurationFormatter {

  private static final int NANO_DIGITS = 9;
  private static final int MILLI_DIGITS = 6;

  private GoDurationFormatter() {}

  static String format(Duration time) {
    if (time.compareTo(Duration.ofSeconds(1)) < 0) {
      return number(time.toNanos(), MILLI_DIGITS) + "ms";
    }
    String seconds = number(time.minusMinutes(time.toMinutes()).toNanos(), NANO_DIGITS) + "s";
    if (time.toMinutes() == 0) {
      return seconds;
    }
    return time.toHours() == 0
        ? time.toMinutes() + "m" + seconds
        : time.toHours() + "h" + time.toMinutesPart() + "m" + seconds;
  }

  private static String number(long nanos, int digits) {
    return nanos == 0
        ? "0"
        : BigDecimal.valueOf(nanos, digits).stripTrailingZeros().toPlainString();
  }
}
