package io.streambus.operator.status;

import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.resources.membership.BlockedChange;
import java.util.List;
import java.util.Optional;

/** The condition that names changes of the spec that are not brought about. */
final class ChangeBlocked {

  private ChangeBlocked() {}

  static Optional<ConditionDraft> condition(Observation seen) {
    return conditionCause(seen)
        .map(conditionCause -> conditionCause.as(ConditionType.CHANGE_BLOCKED, true));
  }

  static Optional<ConditionCause> conditionCause(Observation seen) {
    List<BlockedChange> blocked = seen.blockedChanges();
    return blocked.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ConditionCause(
                ConditionReason.STORAGE_IMMUTABLE,
                Conditions.sentences(blocked, change -> change.path() + ": " + change.message())));
  }
}
