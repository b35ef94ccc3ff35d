package io.streambus.operator.status;

import static java.util.stream.Collectors.joining;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.vocabulary.ConditionReason;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.operator.rollout.Overrides;
import java.util.Optional;

/** The condition that tells which rules of restarts a person switched off, and until when. */
final class PredicateOverridden {

  private PredicateOverridden() {}

  static Optional<ConditionDraft> condition(Observation seen) {
    Overrides overrides = seen.circumstances().rollout().overrides();
    if (!overrides.unreadable().isEmpty()) {
      return draft(
          ConditionReason.OVERRIDE_UNREADABLE,
          "%s: each part must be <predicate>=<RFC 3339 time>, of a predicate that can be overridden; not so: %s"
              .formatted(
                  ClusterAnnotations.OVERRIDE_PREDICATE,
                  String.join(", ", overrides.unreadable())));
    }
    return overrides.until().isEmpty()
        ? Optional.empty()
        : draft(
            ConditionReason.RULE_OFF,
            overrides.until().entrySet().stream()
                .map(entry -> entry.getKey().text() + " is off until " + entry.getValue())
                .collect(joining("; ")));
  }

  private static Optional<ConditionDraft> draft(ConditionReason reason, String message) {
    return Optional.of(
        new ConditionDraft(
            ConditionType.PREDICATE_OVERRIDDEN, true, reason, Conditions.cut(message)));
  }
}
