package io.streambus.operator.rollout;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.streambus.api.values.RolloutPredicate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Complete input of the planner.
 *
 * @param pods one per Raft voter, by ordinal
 * @param leader ordinal of the leader; empty if unknown
 * @param blockedBy predicate outside the rollout that blocks the restart of running brokers
 * @param overridden predicates that a user disabled
 */
record ClusterView(
    ImmutableList<PodView> pods,
    OptionalInt leader,
    Optional<RolloutPredicate> blockedBy,
    ImmutableSet<RolloutPredicate> overridden) {

  boolean isBlockedBy(RolloutPredicate predicate) {
    return blockedBy.isPresent() && blockedBy.get() == predicate;
  }

  boolean overrides(RolloutPredicate predicate) {
    return overridden.contains(predicate);
  }

  /** Number of pods other than the given one that have been ready for the settling time. */
  int readyExcept(PodView candidate) {
    return count(PodState.READY) - (candidate.isReady() ? 1 : 0);
  }

  int count(PodState state) {
    int count = 0;
    for (PodView pod : pods) {
      count += pod.state() == state ? 1 : 0;
    }
    return count;
  }

  /** Number of voters required to elect a leader. */
  int majority() {
    return pods.size() / 2 + 1;
  }

  /**
   * Whether the other brokers have quorum without the given one. Clusters of one or two brokers
   * never do, so it is sufficient that the other broker, if any, is ready.
   */
  boolean hasQuorumWithout(PodView candidate) {
    int required = pods.size() < 3 ? pods.size() - 1 : majority();
    return readyExcept(candidate) >= required || overrides(RolloutPredicate.QUORUM);
  }

  /**
   * Whether the volumes of a pod may be the only copy of what the cluster stores, and no user has
   * confirmed their loss.
   */
  boolean isDataLossUnconfirmed(PodView pod) {
    return pod.need() == RestartNeed.NEW_VOLUMES
        && readyExcept(pod) == 0
        && !pod.dataLossConfirmed();
  }

  /** Whether a restart disconnects clients while another broker could restart first. */
  boolean dependsOnLeader(RolloutDecision.Restart restart) {
    return pods.get(restart.ordinal()).mayServeClients()
        && pods.stream().filter(pod -> pod.need() != RestartNeed.NONE).count() > 1;
  }
}
