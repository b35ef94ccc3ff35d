package io.streambus.operator.status;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.resources.membership.LifecycleState;
import java.util.Optional;

/** Condition of a cluster whose user requested hibernation. */
final class Hibernation {

  private Hibernation() {}

  static Optional<ConditionDraft> condition(StepResults results) {
    return stopping(results)
        .map(cause -> cause.toDraft(ConditionType.HIBERNATED, false))
        .or(() -> completed(results).map(cause -> cause.toDraft(ConditionType.HIBERNATED, true)));
  }

  static boolean isRequested(StepResults results) {
    return results.lifecycleState().filter(LifecycleState.Hibernated.class::isInstance).isPresent();
  }

  /** Requested, but not all pods have terminated. */
  static Optional<ConditionCause> stopping(StepResults results) {
    return isRequested(results) && !isComplete(results)
        ? Optional.of(
            new ConditionCause(
                ConditionReason.STOPPING_BROKERS,
                "the cluster is hibernated once " + Scaling.terminationClause(results)))
        : Optional.empty();
  }

  static Optional<ConditionCause> completed(StepResults results) {
    return isRequested(results) && isComplete(results)
        ? Optional.of(
            new ConditionCause(
                ConditionReason.HIBERNATED,
                "no broker is running, and all PersistentVolumeClaims are retained; remove the"
                    + " annotation "
                    + ClusterAnnotations.HIBERNATE
                    + " to start the brokers"))
        : Optional.empty();
  }

  private static boolean isComplete(StepResults results) {
    return results.snapshot().pods().isEmpty()
        && results
            .snapshot()
            .replicaCounts()
            .filter(
                brokers -> brokers.observed() && brokers.desired() == 0 && brokers.current() == 0)
            .isPresent();
  }
}
