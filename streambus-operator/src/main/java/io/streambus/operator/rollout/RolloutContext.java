package io.streambus.operator.rollout;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.streambus.api.values.RolloutPredicate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Desired and actual state of the broker pods during a rollout.
 *
 * @param podTarget desired state of every pod
 * @param pods one per Raft voter, by ordinal
 * @param blockedBy predicate outside the rollout that blocks the restart of running brokers
 * @param overridden predicates that a user disabled
 */
record RolloutContext(
    PodTarget podTarget,
    ImmutableList<ClassifiedPod> pods,
    Optional<RolloutPredicate> blockedBy,
    ImmutableSet<RolloutPredicate> overridden) {

  ClusterView view(OptionalInt leader) {
    return new ClusterView(
        pods.stream().map(ClassifiedPod::view).collect(ImmutableList.toImmutableList()),
        leader,
        blockedBy,
        overridden);
  }

  ClassifiedPod pod(int ordinal) {
    return pods.get(ordinal);
  }

  boolean allReady() {
    return pods.stream().allMatch(pod -> pod.view().isReady());
  }

  int updated() {
    return (int) pods.stream().filter(ClassifiedPod::updated).count();
  }
}
