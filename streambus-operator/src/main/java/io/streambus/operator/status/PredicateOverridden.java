package io.streambus.operator.status;

import static java.util.stream.Collectors.joining;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.rollout.PredicateOverrides;
import java.util.Optional;

/** Condition that lists the rollout predicates that a user disabled, and until when. */
final class PredicateOverridden {

  private PredicateOverridden() {}

  static Optional<ConditionDraft> condition(StepResults results) {
    PredicateOverrides overrides = results.rollout().predicateOverrides();
    if (!overrides.invalid().isEmpty()) {
      return draft(
          ConditionReason.INVALID_OVERRIDE,
          ("annotation %s: each entry must have the form <predicate>=<RFC 3339 time> and name a"
                  + " predicate that can be overridden; invalid entries: %s")
              .formatted(
                  ClusterAnnotations.OVERRIDE_PREDICATE, String.join(", ", overrides.invalid())));
    }
    return overrides.expirations().isEmpty()
        ? Optional.empty()
        : draft(
            ConditionReason.PREDICATE_DISABLED,
            overrides.expirations().entrySet().stream()
                    .map(
                        entry ->
                            "predicate %s is disabled until %s"
                                .formatted(entry.getKey().value(), entry.getValue()))
                    .collect(joining("; "))
                + "; to enable it earlier, remove the annotation "
                + ClusterAnnotations.OVERRIDE_PREDICATE);
  }

  private static Optional<ConditionDraft> draft(ConditionReason reason, String message) {
    return Optional.of(
        new ConditionDraft(ConditionType.PREDICATE_OVERRIDDEN, true, reason, message));
  }
}
