package io.streambus.operator.status;

import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import java.util.Optional;
import java.util.function.Function;

/** How far a cluster is on the way to its spec. Ready, Reconciling and Stalled follow from it. */
sealed interface ClusterProgress {

  /** Nothing more happens until a person acts. */
  record Stalled(ConditionCause conditionCause) implements ClusterProgress {}

  /** The operator or Kubernetes works on it, or will try again. */
  record Reconciling(ConditionCause conditionCause) implements ClusterProgress {}

  /** What is left to do waits for its user: the cluster hibernates, or is paused. */
  record Idle(ConditionCause conditionCause) implements ClusterProgress {}

  /** Every broker accepts clients and runs what the spec wants. */
  record Done() implements ClusterProgress {}

  static ClusterProgress of(Observation seen) {
    Optional<ConditionCause> stop = seen.stop();
    if (stop.isPresent()) {
      return new Stalled(stop.get());
    }
    Optional<ConditionCause> rest = Hibernation.reached(seen).or(() -> Paused.cause(seen));
    if (rest.isPresent()) {
      return new Idle(rest.get());
    }
    return CertificateConditions.waiting(seen)
        .or(() -> unfinished(seen))
        .or(() -> ScaleBlocked.waiting(seen))
        .or(() -> StorageResizing.work(seen))
        .<ClusterProgress>map(Reconciling::new)
        .or(
            () ->
                ScaleBlocked.requiresUserAction(seen)
                    .or(() -> StorageResizing.rejection(seen))
                    .or(() -> ChangeBlocked.conditionCause(seen))
                    .map(Stalled::new))
        .orElseGet(Done::new);
  }

  private static Optional<ConditionCause> unfinished(Observation seen) {
    ClusterPhase phase = Phase.of(seen);
    return switch (phase) {
      case HIBERNATED -> Hibernation.ending(seen);
      case SCALING -> Scaling.conditionCause(seen);
      default -> reason(phase).map(reason -> new ConditionCause(reason, diagnoses(seen)));
    };
  }

  private static String diagnoses(Observation seen) {
    return Conditions.sentences(seen.circumstances().diagnoses().sentences(), Function.identity());
  }

  private static Optional<ConditionReason> reason(ClusterPhase phase) {
    return switch (phase) {
      case PENDING, CREATING -> Optional.of(ConditionReason.STARTING_BROKERS);
      case UPDATING -> Optional.of(ConditionReason.ROLLING_OUT);
      case DEGRADED -> Optional.of(ConditionReason.BROKERS_UNAVAILABLE);
      case RUNNING, FAILED, SCALING, HIBERNATED -> Optional.empty();
    };
  }
}
