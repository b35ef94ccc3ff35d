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

  /** A user paused what is left to do. */
  record Resting(Cause cause) implements Progress {}

  /** Every broker accepts clients and runs what the spec wants. */
  record Done() implements Progress {}

  static Progress of(Observation seen) {
    Optional<Cause> stop = seen.stop();
    if (stop.isPresent()) {
      return new Halted(stop.get());
    }
    Optional<Cause> paused = Paused.obstacle(seen);
    if (paused.isPresent()) {
      return new Resting(paused.get());
    }
    return CertificateConditions.waiting(seen)
        .or(() -> unfinished(seen))
        .or(() -> StorageResizing.work(seen))
        .<Progress>map(Working::new)
        .or(
            () ->
                StorageResizing.refusal(seen).or(() -> ChangeBlocked.cause(seen)).map(Halted::new))
        .orElseGet(Done::new);
  }

  private static Optional<Cause> unfinished(Observation seen) {
    return reason(Phase.of(seen))
        .map(
            reason ->
                new Cause(
                    reason,
                    Conditions.sentences(
                        seen.circumstances().troubles().sentences(), Function.identity())));
  }

  private static Optional<ConditionReason> reason(ClusterPhase phase) {
    return switch (phase) {
      case PENDING, CREATING -> Optional.of(ConditionReason.BROKERS_STARTING);
      case UPDATING -> Optional.of(ConditionReason.ROLLING_OUT);
      case DEGRADED -> Optional.of(ConditionReason.BROKERS_MISSING);
      case RUNNING, FAILED -> Optional.empty();
    };
  }
}
