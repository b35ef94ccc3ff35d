package io.streambus.operator.status;

import static java.util.stream.Collectors.joining;

import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.apply.FieldConflict;
import java.util.Optional;

/** Condition that names objects that another client keeps changing back, and that client. */
final class FieldConflicts {

  private FieldConflicts() {}

  static Optional<ConditionDraft> condition(StepResults results) {
    return results.conflicts().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ConditionDraft(
                ConditionType.FIELD_CONFLICT,
                true,
                ConditionReason.FIELD_CHANGED_REPEATEDLY,
                ConditionDraft.truncate(
                        results.conflicts().stream()
                            .map(FieldConflict::description)
                            .collect(joining("; ")))
                    + "; stop that client from writing the object; the operator applies it again"
                    + " at most every five minutes"));
  }
}
