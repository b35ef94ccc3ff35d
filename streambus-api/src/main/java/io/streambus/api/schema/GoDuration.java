package io.streambus.api.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.streambus.api.stability.PublicApi;
import java.text.ParseException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A duration in the format that Kubernetes uses, such as {@code 1h30m} or {@code 250ms}. The text
 * may be invalid; {@link #PATTERN} matches valid durations.
 *
 * @param text the text, such as {@code 1h30m}
 */
@PublicApi
public record GoDuration(@JsonValue String text) {

  /** Matches one or more whole numbers, each followed by the unit h, m, s or ms. */
  public static final String PATTERN = "^([0-9]{1,9}(h|ms|m|s)){1,8}$";

  private static final Pattern DURATION = Pattern.compile(PATTERN);

  /**
   * Accepts any text.
   *
   * @param text the text, such as {@code 1h30m}
   * @return the duration, which may be invalid
   */
  @JsonCreator
  public static GoDuration of(String text) {
    return new GoDuration(text);
  }

  /** {@return the duration in milliseconds; empty if the text is not a valid duration} */
  public OptionalLong toMillis() {
    if (!DURATION.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    try {
      // The pattern limits the number of digits and components, so the sum cannot overflow.
      return OptionalLong.of(
          io.fabric8.kubernetes.api.model.Duration.parse(text).getDuration().toMillis());
    } catch (ParseException e) {
      throw new IllegalStateException("matches the pattern, but is not a duration: " + text, e);
    }
  }

  /**
   * {@return this duration as a Java duration}
   *
   * @throws IllegalStateException if the text is not a valid duration
   */
  public Duration toDuration() {
    return Duration.ofMillis(
        toMillis().orElseThrow(() -> new IllegalStateException(text + " is not a valid duration")));
  }

  @Override
  public String toString() {
    return text;
  }
}
