package io.streambus.operator.rollout;

import com.google.common.collect.ImmutableSet;
import io.streambus.api.vocabulary.RolloutPredicate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A decision, and what came of it.
 *
 * @param reason why a broker restarts; empty where none does
 * @param obstacle why the decision could not be carried out; empty where it was
 */
record Step(Decision decision, Optional<String> reason, Optional<Obstacle> obstacle) {

  /** What stands in the way. Nobody tells us when it is gone. */
  record Obstacle(RolloutPredicate predicate, String sentence) {}

  /** What only the step itself finds out, after the leader was asked. */
  private static final ImmutableSet<String> FOUND_OUT =
      ImmutableSet.of(
          RolloutPredicate.CLAIM_TERMINATING.text(),
          RolloutPredicate.NO_NODE_FITS.text(),
          RolloutPredicate.API_REFUSED.text());

  static boolean isFoundOut(String predicate) {
    return FOUND_OUT.contains(predicate);
  }

  /** Of the pod that it is about; empty where it is about none. */
  OptionalInt ordinal() {
    if (decision instanceof Decision.Restart restart) {
      return OptionalInt.of(restart.ordinal());
    }
    return decision instanceof Decision.FinishInPlace finish
        ? OptionalInt.of(finish.ordinal())
        : OptionalInt.empty();
  }

  Optional<Way> restarted() {
    return decision instanceof Decision.Restart restart
        ? reason.map(why -> restart.way())
        : Optional.empty();
  }

  static Step of(Decision decision) {
    return new Step(decision, Optional.empty(), Optional.empty());
  }

  static Step restarted(Decision.Restart restart, String reason) {
    return new Step(restart, Optional.of(reason), Optional.empty());
  }

  static Step refused(Decision decision, String message) {
    return blocked(decision, RolloutPredicate.API_REFUSED, "the API server refuses it: " + message);
  }

  static Step blocked(Decision decision, RolloutPredicate predicate, String sentence) {
    return new Step(decision, Optional.empty(), Optional.of(new Obstacle(predicate, sentence)));
  }
}
