package io.streambus.operator.status;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.resources.membership.LifecycleState;
import java.util.Optional;

/** The condition of a cluster that its user has put to sleep. */
final class Hibernation {

  private Hibernation() {}

  static Optional<ConditionDraft> condition(Observation seen) {
    return ending(seen)
        .map(conditionCause -> conditionCause.as(ConditionType.HIBERNATED, false))
        .or(
            () ->
                reached(seen)
                    .map(conditionCause -> conditionCause.as(ConditionType.HIBERNATED, true)));
  }

  static boolean isRequested(Observation seen) {
    return seen.lifecycleState().filter(LifecycleState.Hibernated.class::isInstance).isPresent();
  }

  /** Pods have not ended yet. */
  static Optional<ConditionCause> ending(Observation seen) {
    return isRequested(seen) && !isReached(seen)
        ? Optional.of(
            new ConditionCause(
                ConditionReason.STOPPING_BROKERS,
                "the cluster hibernates once " + Scaling.ended(seen)))
        : Optional.empty();
  }

  static Optional<ConditionCause> reached(Observation seen) {
    return isRequested(seen) && isReached(seen)
        ? Optional.of(
            new ConditionCause(
                ConditionReason.HIBERNATED,
                "no broker runs, and all claims are kept; remove the annotation "
                    + ClusterAnnotations.HIBERNATE
                    + " to start the brokers"))
        : Optional.empty();
  }

  private static boolean isReached(Observation seen) {
    return seen.circumstances().pods().isEmpty()
        && seen.brokers()
            .filter(
                brokers -> brokers.observed() && brokers.desired() == 0 && brokers.current() == 0)
            .isPresent();
  }
}
