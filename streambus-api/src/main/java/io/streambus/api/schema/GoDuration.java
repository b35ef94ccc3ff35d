package io.streambus.api.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration in the format that Kubernetes uses, such as {@code 1h30m} or {@code 250ms}. The text
 * may be invalid; {@link #PATTERN} matches valid durations.
 */
public record GoDuration(@JsonValue String text) {

  /** Matches one or more whole numbers, each followed by the unit h, m, s or ms. */
  public static final String PATTERN = "^([0-9]{1,9}(h|ms|m|s)){1,8}$";

  private static final Pattern DURATION = Pattern.compile(PATTERN);
  private static final Pattern COMPONENT = Pattern.compile("([0-9]+)(h|ms|m|s)");

  /** Accepts any text. */
  @JsonCreator
  public static GoDuration of(String text) {
    return new GoDuration(text);
  }

  /** Returns the duration in milliseconds; empty if the text is not a valid duration. */
  public OptionalLong toMillis() {
    if (!DURATION.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    // The pattern limits the number of digits and components, so the sum cannot overflow.
    long sum = 0;
    Matcher component = COMPONENT.matcher(text);
    while (component.find()) {
      sum += Long.parseLong(component.group(1)) * millisOf(component.group(2));
    }
    return OptionalLong.of(sum);
  }

  /**
   * Returns this duration as a Java duration.
   *
   * @throws IllegalStateException if the text is not a valid duration
   */
  public Duration toDuration() {
    return Duration.ofMillis(
        toMillis().orElseThrow(() -> new IllegalStateException(text + " is not a valid duration")));
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
