package io.streambus.operator.status;

import static java.util.stream.Collectors.joining;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.rollout.PredicateOverrides;
import java.util.Optional;

/** The condition that tells which rules of restarts a person switched off, and until when. */
final class PredicateOverridden {

  private PredicateOverridden() {}

  static Optional<ConditionDraft> condition(Observation seen) {
    PredicateOverrides predicateOverrides = seen.circumstances().rollout().predicateOverrides();
    if (!predicateOverrides.unreadable().isEmpty()) {
      return draft(
          ConditionReason.INVALID_OVERRIDE,
          "%s: each part must be <predicate>=<RFC 3339 time>, of a predicate that can be overridden; not so: %s"
              .formatted(
                  ClusterAnnotations.OVERRIDE_PREDICATE,
                  String.join(", ", predicateOverrides.unreadable())));
    }
    return predicateOverrides.until().isEmpty()
        ? Optional.empty()
        : draft(
            ConditionReason.PREDICATE_DISABLED,
            predicateOverrides.until().entrySet().stream()
                .map(entry -> entry.getKey().value() + " is off until " + entry.getValue())
                .collect(joining("; ")));
  }

  private static Optional<ConditionDraft> draft(ConditionReason reason, String message) {
    return Optional.of(
        new ConditionDraft(
            ConditionType.PREDICATE_OVERRIDDEN, true, reason, Conditions.cut(message)));
  }
}
