package io.streambus.operator.status;

import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.resources.membership.BlockedChange;
import java.util.List;
import java.util.Optional;

/** Condition that lists spec changes that are not applied. */
final class ChangeBlocked {

  private ChangeBlocked() {}

  static Optional<ConditionDraft> condition(Observation observation) {
    return cause(observation).map(cause -> cause.toDraft(ConditionType.CHANGE_BLOCKED, true));
  }

  static Optional<ConditionCause> cause(Observation observation) {
    List<BlockedChange> blocked = observation.blockedChanges();
    return blocked.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ConditionCause(
                ConditionReason.STORAGE_IMMUTABLE,
                Conditions.join(blocked, change -> change.path() + ": " + change.message())));
  }
}
