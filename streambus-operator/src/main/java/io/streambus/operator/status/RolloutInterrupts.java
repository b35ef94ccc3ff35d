package io.streambus.operator.status;

import io.streambus.api.RolloutStatus;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import java.util.Optional;

/** Condition that warns that a rollout interrupts service because there are too few brokers. */
final class RolloutInterrupts {

  private static final int MIN_BROKERS = 3;

  private static final String REMEDY =
      "; to restart without interruption, set spec.replicas to 3 or more";

  private RolloutInterrupts() {}

  static Optional<ConditionDraft> condition(StepResults results) {
    return results
        .rollout()
        .status()
        .flatMap(RolloutStatus::total)
        .filter(total -> total < MIN_BROKERS)
        .map(RolloutInterrupts::draft);
  }

  private static ConditionDraft draft(int total) {
    return new ConditionDraft(
        ConditionType.ROLLOUT_INTERRUPTS,
        true,
        ConditionReason.NO_REDUNDANCY,
        total == 1
            ? "restarting the only broker interrupts service until it is ready again" + REMEDY
            : "the two brokers restart one after the other; no leader can be elected while one of"
                + " them is down"
                + REMEDY);
  }
}
