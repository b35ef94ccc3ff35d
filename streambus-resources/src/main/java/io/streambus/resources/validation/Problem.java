package io.streambus.resources.validation;

import com.google.common.base.CharMatcher;

/**
 * A violation of one rule.
 *
 * @param path JSON path from the root of the resource, such as {@code spec.config.port}
 * @param value the current value, truncated if it is long; empty if the field is absent
 * @param message the requirement and the remedy
 */
public record Problem(String path, String value, String message) {

  private static final int MAX_VALUE_LENGTH = 80;

  /**
   * Truncates a long value, and replaces control characters so that user input cannot add lines to
   * logs and reports.
   */
  public Problem {
    path = CharMatcher.javaIsoControl().replaceFrom(path, '?');
    value = CharMatcher.javaIsoControl().replaceFrom(value, '?');
    if (value.length() > MAX_VALUE_LENGTH) {
      value = value.substring(0, MAX_VALUE_LENGTH) + "...";
    }
  }

  /** Returns one line in the form of the API server: {@code path: Invalid value: x: message}. */
  @Override
  public String toString() {
    return value.isEmpty()
        ? path + ": " + message
        : "%s: Invalid value: %s: %s".formatted(path, value, message);
  }
}
