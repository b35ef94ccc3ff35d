package io.streambus.operator.rollout;

import com.google.common.collect.ImmutableSet;
import io.streambus.api.values.RolloutPredicate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A decision, and what came of it.
 *
 * @param reason why a broker restarts; empty where none does
 * @param blocker why the decision could not be carried out; empty where it was
 */
record StepResult(
    RolloutDecision rolloutDecision, Optional<String> reason, Optional<Blocker> blocker) {

  /** What stands in the way. Nobody tells us when it is gone. */
  record Blocker(RolloutPredicate predicate, String sentence) {}

  /** What only the step itself finds out, after the leader was asked. */
  private static final ImmutableSet<String> FOUND_OUT =
      ImmutableSet.of(
          RolloutPredicate.CLAIM_TERMINATING.value(),
          RolloutPredicate.NO_NODE_FITS.value(),
          RolloutPredicate.REQUEST_REJECTED.value());

  static boolean isFoundOut(String predicate) {
    return FOUND_OUT.contains(predicate);
  }

  /** Of the pod that it is about; empty where it is about none. */
  OptionalInt ordinal() {
    if (rolloutDecision instanceof RolloutDecision.Restart restart) {
      return OptionalInt.of(restart.ordinal());
    }
    return rolloutDecision instanceof RolloutDecision.FinishInPlace finish
        ? OptionalInt.of(finish.ordinal())
        : OptionalInt.empty();
  }

  Optional<RestartStrategy> restarted() {
    return rolloutDecision instanceof RolloutDecision.Restart restart
        ? reason.map(why -> restart.restartStrategy())
        : Optional.empty();
  }

  static StepResult of(RolloutDecision rolloutDecision) {
    return new StepResult(rolloutDecision, Optional.empty(), Optional.empty());
  }

  static StepResult restarted(RolloutDecision.Restart restart, String reason) {
    return new StepResult(restart, Optional.of(reason), Optional.empty());
  }

  static StepResult rejected(RolloutDecision rolloutDecision, String message) {
    return blocked(
        rolloutDecision,
        RolloutPredicate.REQUEST_REJECTED,
        "the API server refuses it: " + message);
  }

  static StepResult blocked(
      RolloutDecision rolloutDecision, RolloutPredicate predicate, String sentence) {
    return new StepResult(
        rolloutDecision, Optional.empty(), Optional.of(new Blocker(predicate, sentence)));
  }
}
