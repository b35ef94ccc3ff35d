package io.streambus.operator.rollout;

import io.streambus.api.values.RolloutPredicate;
import java.util.OptionalInt;

/** Next action of a rollout. */
sealed interface RolloutDecision {

  /** The rollout has nothing left to do. */
  RolloutDecision DONE = new Done();

  /** Restart the broker now. */
  record Restart(int ordinal, RestartStrategy strategy) implements RolloutDecision {}

  /** Label the pod with the revision that it runs. Does not affect clients. */
  record FinishInPlace(int ordinal) implements RolloutDecision {}

  /**
   * Wait for a predicate.
   *
   * @param ordinal ordinal of the pod concerned; empty if the predicate concerns no single pod
   */
  record Wait(RolloutPredicate predicate, OptionalInt ordinal) implements RolloutDecision {}

  /** Every pod has the target revision, although some may not be ready yet. */
  record Done() implements RolloutDecision {}
}
