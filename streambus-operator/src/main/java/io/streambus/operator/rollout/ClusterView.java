package io.streambus.operator.rollout;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.streambus.api.values.RolloutPredicate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that the planner looks at.
 *
 * @param pods one for each member of the Raft log, by ordinal
 * @param leader ordinal of the leader; empty where nobody knows
 * @param hold why no broker that runs may restart now, from outside of the roll
 * @param overridden predicates that a person switched off
 */
record ClusterView(
    ImmutableList<PodView> pods,
    OptionalInt leader,
    Optional<RolloutPredicate> hold,
    ImmutableSet<RolloutPredicate> overridden) {

  boolean isBlockedBy(RolloutPredicate predicate) {
    return hold.isPresent() && hold.get() == predicate;
  }

  boolean overrides(RolloutPredicate predicate) {
    return overridden.contains(predicate);
  }

  /** Pods beside the given one that have accepted clients for the settling time. */
  int readyBeside(PodView candidate) {
    return count(PodState.READY) - (candidate.isReady() ? 1 : 0);
  }

  int count(PodState state) {
    int count = 0;
    for (PodView pod : pods) {
      count += pod.state() == state ? 1 : 0;
    }
    return count;
  }

  /** Voters that it takes to choose a leader. */
  int majority() {
    return pods.size() / 2 + 1;
  }

  /**
   * Whether the brokers can do without one. One or two brokers can never, so there it is enough
   * that the other one is ready.
   */
  boolean hasQuorumWithout(PodView candidate) {
    int needed = pods.size() < 3 ? pods.size() - 1 : majority();
    return readyBeside(candidate) >= needed || overrides(RolloutPredicate.QUORUM);
  }

  /** Whether a restart takes clients from somebody, and another broker could go before. */
  boolean leaderMatters(RolloutDecision.Restart restart) {
    return pods.get(restart.ordinal()).takesClients()
        && pods.stream().filter(pod -> pod.need() != RestartNeed.NONE).count() > 1;
  }
}
