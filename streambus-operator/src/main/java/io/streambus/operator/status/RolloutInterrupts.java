package io.streambus.operator.status;

import io.streambus.api.RolloutStatus;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import java.util.Optional;

/** The condition that tells of the gap in which nobody serves, where there are too few brokers. */
final class RolloutInterrupts {

  private static final int NEEDED = 3;

  private RolloutInterrupts() {}

  static Optional<ConditionDraft> condition(Observation seen) {
    return seen.circumstances()
        .rollout()
        .status()
        .flatMap(RolloutStatus::total)
        .filter(total -> total < NEEDED)
        .map(RolloutInterrupts::draft);
  }

  private static ConditionDraft draft(int total) {
    return new ConditionDraft(
        ConditionType.ROLLOUT_INTERRUPTS,
        true,
        ConditionReason.NO_REDUNDANCY,
        total == 1
            ? "the only broker restarts, and nobody serves until it is back"
            : "two brokers restart one after the other, and no leader can be chosen while one is away");
  }
}
