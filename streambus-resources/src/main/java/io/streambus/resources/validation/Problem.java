package io.streambus.resources.validation;

import com.google.common.base.CharMatcher;

/**
 * One rule that a spec breaks.
 *
 * @param path JSON path from the root of the resource, such as {@code spec.config.port}
 * @param value what is written there, cut where it is long; empty where nothing is
 * @param message the rule, and what to do
 */
public record Problem(String path, String value, String message) {

  private static final int MAX_VALUE_LENGTH = 80;

  /** Cuts a long value, and keeps line ends of users out of logs and reports. */
  public Problem {
    path = CharMatcher.javaIsoControl().replaceFrom(path, '?');
    value = CharMatcher.javaIsoControl().replaceFrom(value, '?');
    if (value.length() > MAX_VALUE_LENGTH) {
      value = value.substring(0, MAX_VALUE_LENGTH) + "...";
    }
  }

  /** One line for people: {@code path: value: message}. */
  @Override
  public String toString() {
    return value.isEmpty() ? path + ": " + message : path + ": " + value + ": " + message;
  }
}
