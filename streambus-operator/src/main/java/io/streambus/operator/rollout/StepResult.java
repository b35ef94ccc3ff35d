package io.streambus.operator.rollout;

import com.google.common.collect.ImmutableSet;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.operator.kubernetes.WriteResult;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A decision and the result of its execution.
 *
 * @param reason why a broker restarts; empty if none does
 * @param blocker why the decision could not be executed; empty if it was
 */
record StepResult(RolloutDecision decision, Optional<String> reason, Optional<Blocker> blocker) {

  /** Reason why a decision could not be executed. No event reports when it no longer applies. */
  record Blocker(RolloutPredicate predicate, String message) {}

  /** Predicates that are only evaluated on execution, after the leader lookup. */
  private static final ImmutableSet<String> EXECUTION_PREDICATES =
      ImmutableSet.of(
          RolloutPredicate.CLAIM_TERMINATING.value(),
          RolloutPredicate.NO_NODE_FITS.value(),
          RolloutPredicate.DISRUPTION_BUDGET.value(),
          RolloutPredicate.REQUEST_REJECTED.value());

  static boolean isEvaluatedOnExecution(String predicate) {
    return EXECUTION_PREDICATES.contains(predicate);
  }

  /** Ordinal of the pod concerned; empty if the decision concerns no single pod. */
  OptionalInt ordinal() {
    if (decision instanceof RolloutDecision.Restart restart) {
      return OptionalInt.of(restart.ordinal());
    }
    return decision instanceof RolloutDecision.FinishInPlace finish
        ? OptionalInt.of(finish.ordinal())
        : OptionalInt.empty();
  }

  Optional<RestartStrategy> restarted() {
    return decision instanceof RolloutDecision.Restart restart
        ? reason.map(ignored -> restart.strategy())
        : Optional.empty();
  }

  static StepResult of(RolloutDecision decision) {
    return new StepResult(decision, Optional.empty(), Optional.empty());
  }

  static StepResult restarted(RolloutDecision.Restart restart, String reason) {
    return new StepResult(restart, Optional.of(reason), Optional.empty());
  }

  static StepResult rejected(RolloutDecision decision, String message) {
    return blocked(
        decision,
        RolloutPredicate.REQUEST_REJECTED,
        "the API server rejected the request: " + message);
  }

  /** The server rejected the removal of the pod. */
  static StepResult notRemoved(
      RolloutDecision.Restart restart, WriteResult.Rejected rejected, String pod) {
    return rejected.isByDisruptionBudget()
        ? blocked(
            restart,
            RolloutPredicate.DISRUPTION_BUDGET,
            "%s: %s; if this does not end, change the budget or override disruption-budget"
                .formatted(
                    PredicateMessages.of(RolloutPredicate.DISRUPTION_BUDGET, pod),
                    rejected.message()))
        : rejected(restart, rejected.message());
  }

  static StepResult blocked(RolloutDecision decision, RolloutPredicate predicate, String message) {
    return new StepResult(decision, Optional.empty(), Optional.of(new Blocker(predicate, message)));
  }
}
