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

  static Optional<ConditionDraft> condition(StepResults results) {
    return cause(results).map(cause -> cause.toDraft(ConditionType.SCALING, true));
  }

  static Optional<ConditionCause> cause(StepResults results) {
    Optional<LifecycleState> lifecycleState = results.lifecycleState();
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
                  .formatted(stopping.desired(), terminationClause(results))));
    }
    return lifecycleState
        .filter(LifecycleState.Running.class::isInstance)
        .filter(running -> isInProgress(results))
        .map(running -> starting(running.raftEpoch(), results));
  }

  /** What must happen until all pods count as terminated, as a clause after "once". */
  static String terminationClause(StepResults results) {
    String remaining =
        results.snapshot().pods().stream().map(BrokerPod::name).collect(Collectors.joining(", "));
    return remaining.isEmpty()
        ? "the StatefulSet controller has observed 0 replicas"
        : ("these pods have terminated: %s; if a node is permanently lost, force-delete its pod;"
                + " never force-delete a pod otherwise")
            .formatted(remaining);
  }

  private static ConditionCause starting(RaftEpoch epoch, StepResults results) {
    String step =
        "brokers are starting in Raft epoch %d (members: %d)"
            .formatted(epoch.number(), epoch.members());
    return ConditionCause.joined(
        ConditionReason.STARTING_BROKERS,
        Stream.concat(Stream.of(step), results.diagnoses().texts().stream()).toList(),
        Function.identity());
  }

  private static boolean isInProgress(StepResults results) {
    boolean scaling = results.snapshot().previousCondition(ConditionType.SCALING).isPresent();
    return scaling && results.snapshot().replicaCounts().filter(ReplicaCounts::allReady).isEmpty();
  }
}
