package io.streambus.testkit.controllers.decision;

import java.util.List;
import java.util.Map;

/**
 * A requirement of a selector of objects or nodes.
 *
 * @param key key of the label
 * @param operator {@code In}, {@code NotIn}, {@code Exists} or {@code DoesNotExist}; no labels meet
 *     any other one
 * @param values values that the first two refer to
 */
public record LabelRequirement(String key, String operator, List<String> values) {

  /** Whether labels meet the requirement. */
  public boolean isMetBy(Map<String, String> labels) {
    String value = labels.get(key);
    return switch (operator) {
      case "In" -> value != null && values.contains(value);
      case "NotIn" -> value == null || !values.contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      default -> false;
    };
  }
}
