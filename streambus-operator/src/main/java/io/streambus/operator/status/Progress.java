package io.streambus.operator.status;

import io.streambus.api.vocabulary.ClusterPhase;
import io.streambus.api.vocabulary.ConditionReason;
import java.util.Optional;
import java.util.function.Function;

/** How far a cluster is on the way to its spec. Ready, Reconciling and Stalled follow from it. */
sealed interface Progress {

  /** Nothing more happens until a person acts. */
  record Halted(Cause cause) implements Progress {}

  /** The operator or Kubernetes works on it, or will try again. */
  record Working(Cause cause) implements Progress {}

  /** What is left to do waits for its user: the cluster hibernates, or is paused. */
  record Resting(Cause cause) implements Progress {}

  /** Every broker accepts clients and runs what the spec wants. */
  record Done() implements Progress {}

  static Progress of(Observation seen) {
    Optional<Cause> stop = seen.stop();
    if (stop.isPresent()) {
      return new Halted(stop.get());
    }
    Optional<Cause> rest = Hibernation.reached(seen).or(() -> Paused.obstacle(seen));
    if (rest.isPresent()) {
      return new Resting(rest.get());
    }
    return CertificateConditions.waiting(seen)
        .or(() -> unfinished(seen))
        .or(() -> ScaleBlocked.waiting(seen))
        .or(() -> StorageResizing.work(seen))
        .<Progress>map(Working::new)
        .or(
            () ->
                ScaleBlocked.forAPerson(seen)
                    .or(() -> StorageResizing.refusal(seen))
                    .or(() -> ChangeBlocked.cause(seen))
                    .map(Halted::new))
        .orElseGet(Done::new);
  }

  private static Optional<Cause> unfinished(Observation seen) {
    ClusterPhase phase = Phase.of(seen);
    return switch (phase) {
      case HIBERNATED -> Hibernation.ending(seen);
      case SCALING -> Scaling.cause(seen);
      default -> reason(phase).map(reason -> new Cause(reason, troubles(seen)));
    };
  }

  private static String troubles(Observation seen) {
    return Conditions.sentences(seen.circumstances().troubles().sentences(), Function.identity());
  }

  private static Optional<ConditionReason> reason(ClusterPhase phase) {
    return switch (phase) {
      case PENDING, CREATING -> Optional.of(ConditionReason.BROKERS_STARTING);
      case UPDATING -> Optional.of(ConditionReason.ROLLING_OUT);
      case DEGRADED -> Optional.of(ConditionReason.BROKERS_MISSING);
      case RUNNING, FAILED, SCALING, HIBERNATED -> Optional.empty();
    };
  }
}
