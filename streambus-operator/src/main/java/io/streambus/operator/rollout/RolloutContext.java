package io.streambus.operator.rollout;

import com.google.common.collect.ImmutableList;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.operator.snapshot.ClusterSnapshot;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Desired and actual state of the broker pods during a rollout.
 *
 * @param goal what the rollout is to achieve
 * @param observed the state in memory that decisions rest on
 * @param facts what else is known
 * @param pods one per Raft voter, by ordinal
 */
record RolloutContext(
    RolloutGoal goal,
    ClusterSnapshot observed,
    RolloutFacts facts,
    ImmutableList<ClassifiedPod> pods) {

  static RolloutContext of(RolloutGoal goal, ClusterSnapshot observed, RolloutFacts facts) {
    PodClassifier classifier = new PodClassifier(goal, observed, facts);
    return new RolloutContext(
        goal,
        observed,
        facts,
        IntStream.range(0, goal.desired().replicas())
            .mapToObj(classifier::classify)
            .collect(ImmutableList.toImmutableList()));
  }

  PodTarget podTarget() {
    return goal.podTarget();
  }

  boolean overrides(RolloutPredicate predicate) {
    return goal.overrides().predicates().contains(predicate);
  }

  ClusterView view(OptionalInt leader) {
    return new ClusterView(
        pods.stream().map(ClassifiedPod::view).collect(ImmutableList.toImmutableList()),
        leader,
        goal.blockedBy(),
        goal.overrides().predicates());
  }

  /** The next action. While the leader is being looked up, no broker restarts that may be it. */
  RolloutDecision decide() {
    ClusterView view = view(facts.leaderOrdinal());
    RolloutDecision decision = RollPlanner.next(view);
    return facts.isLeaderPending()
            && decision instanceof RolloutDecision.Restart restart
            && view.dependsOnLeader(restart)
        ? new RolloutDecision.Wait(RolloutPredicate.LEADER_UNKNOWN, OptionalInt.empty())
        : decision;
  }

  ClassifiedPod pod(int ordinal) {
    return pods.get(ordinal);
  }

  /** A deleted claim stays until its pod is gone. */
  boolean hasTerminatingClaim(int ordinal) {
    return observed.claims().stream()
        .anyMatch(claim -> claim.ordinal() == ordinal && claim.terminating());
  }

  boolean allReady() {
    return pods.stream().allMatch(pod -> pod.view().isReady());
  }

  int updated() {
    return (int) pods.stream().filter(ClassifiedPod::updated).count();
  }
}
