package io.streambus.operator.rollout;

import io.streambus.api.values.RolloutPredicate;
import java.util.OptionalInt;

/** What a roll does next. */
sealed interface RolloutDecision {

  /** Nothing is left to do. */
  RolloutDecision DONE = new Done();

  /** The broker restarts now. */
  record Restart(int ordinal, RestartStrategy restartStrategy) implements RolloutDecision {}

  /** The pod gets the label of the revision that it runs. Disturbs nobody. */
  record FinishInPlace(int ordinal) implements RolloutDecision {}

  /**
   * Something must come to pass first.
   *
   * @param ordinal of the pod that it is about; empty where it is about none
   */
  record Wait(RolloutPredicate predicate, OptionalInt ordinal) implements RolloutDecision {}

  /** Every pod is as wanted, though perhaps not ready yet. */
  record Done() implements RolloutDecision {}
}
