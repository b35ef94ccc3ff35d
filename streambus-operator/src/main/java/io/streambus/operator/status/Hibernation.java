package io.streambus.operator.status;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.vocabulary.ConditionReason;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.resources.Course;
import java.util.Optional;

/** The condition of a cluster that its user has put to sleep. */
final class Hibernation {

  private Hibernation() {}

  static Optional<ConditionDraft> condition(Observation seen) {
    return ending(seen)
        .map(cause -> cause.as(ConditionType.HIBERNATED, false))
        .or(() -> reached(seen).map(cause -> cause.as(ConditionType.HIBERNATED, true)));
  }

  static boolean isWanted(Observation seen) {
    return seen.course().filter(Course.Hibernated.class::isInstance).isPresent();
  }

  /** Pods have not ended yet. */
  static Optional<Cause> ending(Observation seen) {
    return isWanted(seen) && !isReached(seen)
        ? Optional.of(
            new Cause(
                ConditionReason.BROKERS_STOPPING,
                "the cluster hibernates once " + Scaling.ended(seen)))
        : Optional.empty();
  }

  static Optional<Cause> reached(Observation seen) {
    return isWanted(seen) && isReached(seen)
        ? Optional.of(
            new Cause(
                ConditionReason.HIBERNATED,
                "no broker runs, and all claims are kept; remove the annotation "
                    + ClusterAnnotations.HIBERNATE
                    + " to start the brokers"))
        : Optional.empty();
  }

  private static boolean isReached(Observation seen) {
    return seen.circumstances().pods().isEmpty()
        && seen.brokers()
            .filter(brokers -> brokers.seen() && brokers.wanted() == 0 && brokers.current() == 0)
            .isPresent();
  }
}
