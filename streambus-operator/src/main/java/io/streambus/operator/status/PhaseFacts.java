package io.streambus.operator.status;

import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.kubernetes.ReplicaCounts;
import java.util.Set;

/**
 * What the phase of a cluster follows from.
 *
 * @param stopped nothing of the spec is brought about until a person acts
 * @param hibernated no broker shall run
 * @param scaling the number of brokers changes
 * @param ran all brokers have accepted clients once
 * @param ready all brokers accept clients
 * @param updated all brokers run what the spec wants
 * @param rolling a broker is away because the operator restarts it, and nothing holds that up
 */
record PhaseFacts(
    boolean stopped,
    boolean hibernated,
    boolean scaling,
    boolean ran,
    boolean ready,
    boolean updated,
    boolean rolling) {

  private static final Set<String> PHASES_OF_RUNS =
      Set.of(
          ClusterPhase.RUNNING.value(),
          ClusterPhase.UPDATING.value(),
          ClusterPhase.DEGRADED.value());

  static PhaseFacts of(Observation seen) {
    return new PhaseFacts(
        seen.stop().isPresent(),
        Hibernation.isRequested(seen),
        Scaling.conditionCause(seen).isPresent(),
        seen.previous().filter(PhaseFacts::hasRun).isPresent(),
        seen.brokers().filter(ReplicaCounts::allReady).isPresent(),
        seen.brokers().filter(ReplicaCounts::allUpdated).isPresent(),
        seen.circumstances()
            .rollout()
            .status()
            .filter(rollout -> rollout.currentPod().isPresent() && rollout.blockedBy().isEmpty())
            .isPresent());
  }

  /** While a cluster is Failed, only the condition tells whether it ran before. */
  private static boolean hasRun(StreamBusClusterStatus status) {
    return status.condition(ConditionType.QUORUM_HEALTHY).isPresent()
        || status.phase().filter(PHASES_OF_RUNS::contains).isPresent();
  }
}
