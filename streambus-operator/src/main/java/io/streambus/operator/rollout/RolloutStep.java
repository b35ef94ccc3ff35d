package io.streambus.operator.rollout;

import com.google.common.collect.ImmutableList;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.RolloutStatus;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.vocabulary.RolloutPredicate;
import io.streambus.operator.nodes.NodeCheck;
import io.streambus.operator.port.BrokerClaim;
import io.streambus.operator.port.BrokerPod;
import io.streambus.operator.port.Kubernetes;
import io.streambus.operator.port.Leader;
import io.streambus.operator.port.Surroundings;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The part of a pass that restarts brokers: at most one thing in each pass. All that it goes by is
 * on the pods, so any pass may be the first of a new process.
 */
public final class RolloutStep {

  private final Kubernetes kubernetes;
  private final Surroundings surroundings;
  private final Clock clock;
  private final Executor executor;

  /**
   * Over the given port.
   *
   * @param surroundings tells who leads
   */
  public RolloutStep(Kubernetes kubernetes, Surroundings surroundings, Clock clock) {
    this.kubernetes = kubernetes;
    this.surroundings = surroundings;
    this.clock = clock;
    this.executor = new Executor(kubernetes, new NodeCheck(kubernetes, clock));
  }

  /** Nothing is due, so what was shown stays. */
  public RolloutState untouched(StreamBusCluster cluster) {
    return RolloutState.untouched(cluster, before(cluster), clock.instant());
  }

  /** Looks at the pods, and does what is due. */
  public RolloutState take(Roll roll) {
    Optional<Target> target = Target.of(roll.set());
    if (target.isEmpty()) {
      return untouched(roll.cluster());
    }
    Instant now = clock.instant();
    Overrides overrides = Overrides.of(roll.cluster(), now);
    Course course =
        new Course(target.get(), see(roll, target.get(), now), roll.hold(), overrides.predicates());
    Step step = carryOut(roll, decide(roll, course), course);
    return new RolloutProgress(roll.wanted().name(), course, before(roll.cluster()), now)
        .after(step, overrides);
  }

  private Optional<RolloutStatus> before(StreamBusCluster cluster) {
    return kubernetes.status(cluster).flatMap(StreamBusClusterStatus::rollout);
  }

  private ImmutableList<SeenPod> see(Roll roll, Target target, Instant now) {
    Map<Integer, BrokerPod> pods =
        kubernetes.pods().of(roll.cluster()).stream()
            .collect(Collectors.toMap(BrokerPod::ordinal, Function.identity(), (one, two) -> one));
    Set<Integer> keeping = keepingVolumes(roll, pods);
    PodJudge judge = new PodJudge(target, roll.wanted().rollout(), now);
    return IntStream.range(0, roll.wanted().replicas())
        .mapToObj(
            ordinal ->
                Optional.ofNullable(pods.get(ordinal))
                    .map(pod -> judge.judge(pod, keeping.contains(ordinal)))
                    .orElseGet(() -> judge.missing(ordinal)))
        .collect(ImmutableList.toImmutableList());
  }

  /** Looked at only where it matters, which is next to never. */
  private Set<Integer> keepingVolumes(Roll roll, Map<Integer, BrokerPod> pods) {
    return pods.values().stream()
            .anyMatch(pod -> pod.annotations().containsKey(ClusterAnnotations.DELETE_POD_AND_PVC))
        ? kubernetes.claims().of(roll.cluster()).stream()
            .filter(claim -> !claim.terminating())
            .map(BrokerClaim::ordinal)
            .collect(Collectors.toSet())
        : Set.of();
  }

  /** Who leads is asked only where it decides who goes first. */
  private Decision decide(Roll roll, Course course) {
    ClusterView view = course.view(OptionalInt.empty());
    Decision decision = RollPlanner.next(view);
    if (!(decision instanceof Decision.Restart restart) || !view.leaderMatters(restart)) {
      return decision;
    }
    Leader leader = surroundings.leader(roll.wanted());
    if (leader instanceof Leader.Asking) {
      return new Decision.Wait(RolloutPredicate.LEADER_ASKED, OptionalInt.empty());
    }
    return leader instanceof Leader.Known known
        ? RollPlanner.next(course.view(OptionalInt.of(known.ordinal())))
        : decision;
  }

  private Step carryOut(Roll roll, Decision decision, Course course) {
    if (decision instanceof Decision.Restart restart) {
      return executor.restart(roll.cluster(), restart, course);
    }
    return decision instanceof Decision.FinishInPlace finish
        ? executor.finish(finish, course)
        : Step.of(decision);
  }
}
