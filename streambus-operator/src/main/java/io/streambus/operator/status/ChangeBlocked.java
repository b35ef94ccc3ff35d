package io.streambus.operator.status;

import io.streambus.api.vocabulary.ConditionReason;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.resources.BlockedChange;
import java.util.List;
import java.util.Optional;

/** The condition that names changes of the spec that are not brought about. */
final class ChangeBlocked {

  private ChangeBlocked() {}

  static Optional<ConditionDraft> condition(Observation seen) {
    return cause(seen).map(cause -> cause.as(ConditionType.CHANGE_BLOCKED, true));
  }

  static Optional<Cause> cause(Observation seen) {
    List<BlockedChange> blocked = seen.blockedChanges();
    return blocked.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Cause(
                ConditionReason.STORAGE_FIXED,
                Conditions.sentences(blocked, change -> change.path() + ": " + change.message())));
  }
}
