package io.streambus.operator.status;

import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.kubernetes.ReplicaCounts;
import java.util.Set;

/**
 * Inputs that determine the phase of a cluster.
 *
 * @param notApplied the spec is not applied until the user acts
 * @param hibernated hibernation is requested
 * @param scaling the number of brokers is changing
 * @param hasRunBefore all brokers have accepted clients before
 * @param allReady all brokers accept clients
 * @param allUpdated all brokers are up to date with the spec
 * @param rolling a broker is down because the operator is restarting it, and the rollout is not
 *     blocked
 */
record PhaseInputs(
    boolean notApplied,
    boolean hibernated,
    boolean scaling,
    boolean hasRunBefore,
    boolean allReady,
    boolean allUpdated,
    boolean rolling) {

  private static final Set<String> PHASES_AFTER_START =
      Set.of(
          ClusterPhase.RUNNING.value(),
          ClusterPhase.UPDATING.value(),
          ClusterPhase.DEGRADED.value());

  static PhaseInputs of(StepResults results) {
    return new PhaseInputs(
        NotApplied.cause(results).isPresent(),
        Hibernation.isRequested(results),
        Scaling.cause(results).isPresent(),
        results.snapshot().previousStatus().filter(PhaseInputs::hasRun).isPresent(),
        results.snapshot().replicaCounts().filter(ReplicaCounts::allReady).isPresent(),
        results.snapshot().replicaCounts().filter(ReplicaCounts::allUpdated).isPresent(),
        results
            .rollout()
            .status()
            .filter(rollout -> rollout.currentPod().isPresent() && rollout.blockedBy().isEmpty())
            .isPresent());
  }

  /** While a cluster is Failed, only the condition shows whether it has run before. */
  private static boolean hasRun(StreamBusClusterStatus status) {
    return status.condition(ConditionType.QUORUM_HEALTHY).isPresent()
        || status.phase().filter(PHASES_AFTER_START::contains).isPresent();
  }
}
