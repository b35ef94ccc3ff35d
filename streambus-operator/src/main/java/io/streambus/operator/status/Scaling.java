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

/** How far a change of the number of brokers has got. */
final class Scaling {

  private Scaling() {}

  static Optional<ConditionDraft> condition(Observation seen) {
    return conditionCause(seen)
        .map(conditionCause -> conditionCause.as(ConditionType.SCALING, true));
  }

  static Optional<ConditionCause> conditionCause(Observation seen) {
    Optional<LifecycleState> lifecycleState = seen.lifecycleState();
    if (lifecycleState.isEmpty()) {
      return Optional.empty();
    }
    if (lifecycleState.get() instanceof LifecycleState.Announced announced) {
      return Optional.of(
          new ConditionCause(
              ConditionReason.SCALING_SCHEDULED,
              "all %d brokers stop next, and start again as %d"
                  .formatted(announced.log().members(), announced.desired())));
    }
    if (lifecycleState.get() instanceof LifecycleState.Stopping stopping) {
      return Optional.of(
          new ConditionCause(
              ConditionReason.STOPPING_BROKERS,
              "all brokers start again as %d once %s"
                  .formatted(stopping.desired(), Scaling.ended(seen))));
    }
    return lifecycleState
        .filter(LifecycleState.Running.class::isInstance)
        .filter(running -> goesOn(seen))
        .map(running -> starting(running.log(), seen));
  }

  /** What the end of all pods waits for. */
  static String ended(Observation seen) {
    String left =
        seen.circumstances().pods().stream().map(BrokerPod::name).collect(Collectors.joining(", "));
    return left.isEmpty()
        ? "the StatefulSet controller has seen that none shall run"
        : left
            + " ended; where a node is surely gone for good, delete its pod by force, and never"
            + " else";
  }

  private static ConditionCause starting(RaftEpoch log, Observation seen) {
    String step =
        "brokers start as the %d members of Raft log %d".formatted(log.members(), log.number());
    return new ConditionCause(
        ConditionReason.STARTING_BROKERS,
        Conditions.sentences(
            Stream.concat(Stream.of(step), seen.circumstances().diagnoses().sentences().stream())
                .toList(),
            Function.identity()));
  }

  private static boolean goesOn(Observation seen) {
    boolean begun =
        seen.previous().flatMap(status -> status.condition(ConditionType.SCALING)).isPresent();
    return begun && seen.brokers().filter(ReplicaCounts::allReady).isEmpty();
  }
}
