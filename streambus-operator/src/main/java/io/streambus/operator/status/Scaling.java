package io.streambus.operator.status;

import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.ReplicaCounts;
import io.streambus.resources.membership.LifecycleState;
import io.streambus.resources.model.RaftEpoch;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Condition that reports the progress of a change of the number of brokers. */
final class Scaling {

  private Scaling() {}

  static Optional<ConditionDraft> condition(Observation observation) {
    return cause(observation).map(cause -> cause.toDraft(ConditionType.SCALING, true));
  }

  static Optional<ConditionCause> cause(Observation observation) {
    Optional<LifecycleState> lifecycleState = observation.lifecycleState();
    if (lifecycleState.isEmpty()) {
      return Optional.empty();
    }
    if (lifecycleState.get() instanceof LifecycleState.ScalingScheduled announced) {
      return Optional.of(
          new ConditionCause(
              ConditionReason.SCALING_SCHEDULED,
              "all brokers are about to stop, to scale from %d to %d"
                  .formatted(announced.raftEpoch().members(), announced.desired())));
    }
    if (lifecycleState.get() instanceof LifecycleState.Stopping stopping) {
      return Optional.of(
          new ConditionCause(
              ConditionReason.STOPPING_BROKERS,
              "all brokers are stopped to scale to %d; they start once %s"
                  .formatted(stopping.desired(), terminationClause(observation))));
    }
    return lifecycleState
        .filter(LifecycleState.Running.class::isInstance)
        .filter(running -> isInProgress(observation))
        .map(running -> starting(running.raftEpoch(), observation));
  }

  /** What must happen until all pods count as terminated, as a clause after "once". */
  static String terminationClause(Observation observation) {
    String remaining =
        observation.observedState().pods().stream()
            .map(BrokerPod::name)
            .collect(Collectors.joining(", "));
    return remaining.isEmpty()
        ? "the StatefulSet controller has observed 0 replicas"
        : ("these pods have terminated: %s; if a node is permanently lost, force-delete its pod;"
                + " never force-delete a pod otherwise")
            .formatted(remaining);
  }

  private static ConditionCause starting(RaftEpoch epoch, Observation observation) {
    String step =
        "brokers are starting in Raft epoch %d (members: %d)"
            .formatted(epoch.number(), epoch.members());
    return new ConditionCause(
        ConditionReason.STARTING_BROKERS,
        Conditions.join(
            Stream.concat(Stream.of(step), observation.observedState().diagnoses().texts().stream())
                .toList(),
            Function.identity()));
  }

  private static boolean isInProgress(Observation observation) {
    boolean scaling =
        observation
            .previous()
            .flatMap(status -> status.condition(ConditionType.SCALING))
            .isPresent();
    return scaling && observation.brokers().filter(ReplicaCounts::allReady).isEmpty();
  }
}
