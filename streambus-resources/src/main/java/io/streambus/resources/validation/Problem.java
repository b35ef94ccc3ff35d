package io.streambus.resources.validation;

import io.streambus.api.openapi.Violation;
import io.streambus.api.stability.PublicApi;
import io.streambus.api.text.ExternalText;
import java.util.Objects;

/**
 * A violation of one rule.
 *
 * @param path JSON path from the root of the resource, such as {@code spec.config.port}, truncated
 *     if it is long: keys of maps have any length
 * @param value the current value, truncated if it is long; empty if the field is absent
 * @param message the requirement and the remedy
 */
@PublicApi
public record Problem(String path, String value, String message) {

  private static final int MAX_PATH_LENGTH = 400;

  /**
   * Truncates a long path or value, and replaces unprintable characters.
   *
   * @param path the path, of any length
   * @param value the current value, of any length
   * @param message the requirement and the remedy
   */
  public Problem {
    path = ExternalText.line(Objects.requireNonNull(path, "path is null"), MAX_PATH_LENGTH);
    value =
        ExternalText.line(Objects.requireNonNull(value, "value is null"), ExternalText.MAX_VALUE);
    Objects.requireNonNull(message, "message is null");
  }

  /**
   * Creates a problem from a violation of the schema.
   *
   * @param violation the violation
   * @return the problem
   */
  public static Problem of(Violation violation) {
    return new Problem(violation.path(), violation.value(), violation.requirement());
  }

  /** Returns one line in the form of the API server: {@code path: Invalid value: x: message}. */
  @Override
  public String toString() {
    return value.isEmpty()
        ? path + ": " + message
        : "%s: Invalid value: %s: %s".formatted(path, value, message);
  }
}
