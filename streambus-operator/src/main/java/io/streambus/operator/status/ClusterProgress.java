package io.streambus.operator.status;

import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import java.util.Optional;
import java.util.function.Function;

/** Progress of a cluster towards its spec; determines Ready, Reconciling and Stalled. */
sealed interface ClusterProgress {

  /** No further progress without user action. */
  record Stalled(ConditionCause cause) implements ClusterProgress {}

  /** The operator or Kubernetes is making progress or will retry. */
  record Reconciling(ConditionCause cause) implements ClusterProgress {}

  /** Remaining work waits for the user: the cluster is hibernated or paused. */
  record Idle(ConditionCause cause) implements ClusterProgress {}

  /** Every broker accepts clients and is up to date with the spec. */
  record Done() implements ClusterProgress {}

  static ClusterProgress of(StepResults results, ClusterPhase phase) {
    Optional<ConditionCause> stalled = NotApplied.cause(results);
    if (stalled.isPresent()) {
      return new Stalled(stalled.get());
    }
    Optional<ConditionCause> idle =
        Hibernation.completed(results).or(() -> Paused.cause(results, phase));
    if (idle.isPresent()) {
      return new Idle(idle.get());
    }
    if (results.diagnoses().isStorageClassMissing()) {
      return new Stalled(
          ConditionCause.joined(
              ConditionReason.STORAGE_CLASS_MISSING,
              results.diagnoses().texts(),
              Function.identity()));
    }
    return CertificateConditions.pending(results)
        .or(() -> unfinished(results, phase))
        .or(() -> ScaleBlocked.waitingForBrokers(results))
        .or(() -> StorageResizing.inProgress(results))
        .<ClusterProgress>map(Reconciling::new)
        .or(
            () ->
                ScaleBlocked.requiresUserAction(results)
                    .or(() -> StorageResizing.rejection(results))
                    .or(() -> ChangeBlocked.cause(results))
                    .map(Stalled::new))
        .orElseGet(Done::new);
  }

  private static Optional<ConditionCause> unfinished(StepResults results, ClusterPhase phase) {
    return switch (phase) {
      case HIBERNATED -> Hibernation.stopping(results);
      case SCALING -> Scaling.cause(results);
      default ->
          reason(phase)
              .map(
                  reason ->
                      ConditionCause.joined(
                          reason, results.diagnoses().texts(), Function.identity()));
    };
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
