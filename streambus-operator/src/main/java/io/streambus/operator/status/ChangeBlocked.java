package io.streambus.operator.status;

import io.streambus.api.values.ConditionType;
import io.streambus.resources.membership.BlockedChange;
import java.util.List;
import java.util.Optional;

/** Condition that lists spec changes that are not applied. */
final class ChangeBlocked {

  private ChangeBlocked() {}

  static Optional<ConditionDraft> condition(StepResults results) {
    return cause(results).map(cause -> cause.toDraft(ConditionType.CHANGE_BLOCKED, true));
  }

  static Optional<ConditionCause> cause(StepResults results) {
    List<BlockedChange> blocked = results.blockedChanges();
    return blocked.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ConditionCause.joined(
                blocked.get(0).reason(),
                blocked,
                change -> change.path() + ": " + change.message()));
  }
}
