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

  static ClusterProgress of(Observation observation) {
    Optional<ConditionCause> stalled = observation.stalledCause();
    if (stalled.isPresent()) {
      return new Stalled(stalled.get());
    }
    Optional<ConditionCause> idle =
        Hibernation.completed(observation).or(() -> Paused.cause(observation));
    if (idle.isPresent()) {
      return new Idle(idle.get());
    }
    return CertificateConditions.pending(observation)
        .or(() -> unfinished(observation))
        .or(() -> ScaleBlocked.waitingForBrokers(observation))
        .or(() -> StorageResizing.inProgress(observation))
        .<ClusterProgress>map(Reconciling::new)
        .or(
            () ->
                ScaleBlocked.requiresUserAction(observation)
                    .or(() -> StorageResizing.rejection(observation))
                    .or(() -> ChangeBlocked.cause(observation))
                    .map(Stalled::new))
        .orElseGet(Done::new);
  }

  private static Optional<ConditionCause> unfinished(Observation observation) {
    ClusterPhase phase = Phase.of(observation);
    return switch (phase) {
      case HIBERNATED -> Hibernation.stopping(observation);
      case SCALING -> Scaling.cause(observation);
      default -> reason(phase).map(reason -> new ConditionCause(reason, diagnoses(observation)));
    };
  }

  private static String diagnoses(Observation observation) {
    return Conditions.join(observation.observedState().diagnoses().texts(), Function.identity());
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
