package io.streambus.operator.status;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.resources.enforcement.NotEnforced;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Condition that lists the fields that are accepted but not enforced, and why. */
final class FeatureNotEnforced {

  private FeatureNotEnforced() {}

  static Optional<ConditionDraft> condition(StepResults results) {
    return results.notEnforced().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ConditionDraft(
                ConditionType.FEATURE_NOT_ENFORCED,
                true,
                ConditionReason.NOT_ENFORCED,
                message(results)));
  }

  /** Groups fields that have the same explanation. */
  private static String message(StepResults results) {
    Map<String, String> pathsByReason =
        results.notEnforced().stream()
            .collect(
                groupingBy(
                    NotEnforced::message,
                    LinkedHashMap::new,
                    mapping(NotEnforced::path, joining(", "))));
    return pathsByReason.entrySet().stream()
        .map(entry -> entry.getValue() + ": " + entry.getKey())
        .collect(joining("; "));
  }
}
