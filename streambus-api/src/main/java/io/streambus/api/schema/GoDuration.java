package io.streambus.api.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as Kubernetes writes it, such as {@code 1h30m} or {@code 250ms}. Any text can be held;
 * {@link #PATTERN} tells which texts are durations.
 */
public record GoDuration(@JsonValue String text) {

  /** Matches one or more of a whole number with the unit h, m, s or ms. */
  public static final String PATTERN = "^([0-9]{1,9}(h|ms|m|s)){1,8}$";

  private static final Pattern SYNTAX = Pattern.compile(PATTERN);
  private static final Pattern PART = Pattern.compile("([0-9]+)(h|ms|m|s)");

  /** Reads any text. */
  @JsonCreator
  public static GoDuration of(String text) {
    return new GoDuration(text);
  }

  /** Its length in milliseconds; empty where the text is no duration. */
  public OptionalLong millis() {
    if (!SYNTAX.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    // The syntax bounds digits and parts, so that no sum overflows.
    long sum = 0;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      sum += Long.parseLong(part.group(1)) * millisOf(part.group(2));
    }
    return OptionalLong.of(sum);
  }

  /**
   * The same as a duration of Java.
   *
   * @throws IllegalStateException where the text is no duration
   */
  public Duration toDuration() {
    return Duration.ofMillis(
        millis().orElseThrow(() -> new IllegalStateException(text + " is no duration")));
  }

  private static long millisOf(String unit) {
    return switch (unit) {
      case "h" -> 3_600_000;
      case "m" -> 60_000;
      case "s" -> 1_000;
      default -> 1;
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
