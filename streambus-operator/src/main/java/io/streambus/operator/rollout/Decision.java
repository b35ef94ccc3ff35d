package io.streambus.operator.rollout;

import io.streambus.api.vocabulary.RolloutPredicate;
import java.util.OptionalInt;

/** What a roll does next. */
sealed interface Decision {

  /** Nothing is left to do. */
  Decision DONE = new Done();

  /** The broker restarts now. */
  record Restart(int ordinal, Way way) implements Decision {}

  /** The pod gets the label of the revision that it runs. Disturbs nobody. */
  record FinishInPlace(int ordinal) implements Decision {}

  /**
   * Something must come to pass first.
   *
   * @param ordinal of the pod that it is about; empty where it is about none
   */
  record Wait(RolloutPredicate predicate, OptionalInt ordinal) implements Decision {}

  /** Every pod is as wanted, though perhaps not ready yet. */
  record Done() implements Decision {}
}
