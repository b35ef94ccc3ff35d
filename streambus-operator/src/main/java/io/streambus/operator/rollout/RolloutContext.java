package io.streambus.operator.rollout;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.streambus.api.values.RolloutPredicate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The brokers on their way to what they shall be.
 *
 * @param podTarget what they shall be
 * @param pods one for each member of the Raft log, by ordinal
 * @param hold why no broker that runs may restart
 * @param overridden predicates that a person switched off
 */
record RolloutContext(
    PodTarget podTarget,
    ImmutableList<ClassifiedPod> pods,
    Optional<RolloutPredicate> hold,
    ImmutableSet<RolloutPredicate> overridden) {

  ClusterView view(OptionalInt leader) {
    return new ClusterView(
        pods.stream().map(ClassifiedPod::view).collect(ImmutableList.toImmutableList()),
        leader,
        hold,
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
