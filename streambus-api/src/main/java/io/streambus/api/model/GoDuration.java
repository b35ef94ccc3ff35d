package io.streambus.api.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A duration as Kubernetes writes it, such as {@code 1h30m} or {@code 250ms}. Any text can be held;
 * {@link #PATTERN} tells which texts are durations.
 */
public record GoDuration(@JsonValue String text) {

  /** Matches one or more of a whole number with the unit h, m, s or ms. */
  public static final String PATTERN = "^([0-9]{1,9}(h|ms|m|s)){1,8}$";

  /** Reads any text. */
  @JsonCreator
  public static GoDuration of(String text) {
    return new GoDuration(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
