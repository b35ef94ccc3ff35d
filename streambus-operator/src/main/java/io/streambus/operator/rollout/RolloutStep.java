package io.streambus.operator.rollout;

import com.google.common.collect.ImmutableList;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.RolloutStatus;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.Leader;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.operator.rollout.scheduling.NodeCheck;
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
 * Rollout step of a reconciliation; executes at most one action per reconciliation. All state is
 * stored on the pods, so any reconciliation may be the first after an operator restart.
 */
public final class RolloutStep {

  private final Kubernetes kubernetes;
  private final ReconcileEnvironment environment;
  private final Clock clock;
  private final RolloutExecutor rolloutExecutor;

  /**
   * Creates a step that uses the given API.
   *
   * @param environment source of the Raft leader
   */
  public RolloutStep(Kubernetes kubernetes, ReconcileEnvironment environment, Clock clock) {
    this.kubernetes = kubernetes;
    this.environment = environment;
    this.clock = clock;
    this.rolloutExecutor = new RolloutExecutor(kubernetes, new NodeCheck(kubernetes, clock));
  }

  /** Retains the previous status if no action is due. */
  public RolloutState unchanged(StreamBusCluster cluster) {
    return RolloutState.unchanged(cluster, before(cluster), clock.instant());
  }

  /** Observes the pods and executes the action that is due. */
  public RolloutState run(RolloutInput input) {
    Optional<PodTarget> podTarget = PodTarget.of(input.set());
    if (podTarget.isEmpty()) {
      return unchanged(input.cluster());
    }
    Instant now = clock.instant();
    PredicateOverrides predicateOverrides = PredicateOverrides.of(input.cluster(), now);
    RolloutContext context =
        new RolloutContext(
            podTarget.get(),
            classify(input, podTarget.get(), now),
            input.blockedBy(),
            predicateOverrides.predicates());
    StepResult stepResult = execute(input, decide(input, context), context);
    return new RolloutProgress(input.desired().name(), context, before(input.cluster()), now)
        .after(stepResult, predicateOverrides);
  }

  private Optional<RolloutStatus> before(StreamBusCluster cluster) {
    return kubernetes.latestStatus(cluster).flatMap(StreamBusClusterStatus::rollout);
  }

  private ImmutableList<ClassifiedPod> classify(
      RolloutInput input, PodTarget podTarget, Instant now) {
    Map<Integer, BrokerPod> pods =
        kubernetes.pods().list(input.cluster()).stream()
            .collect(
                Collectors.toMap(
                    BrokerPod::ordinal, Function.identity(), (first, second) -> first));
    Set<Integer> ordinalsWithClaims = ordinalsWithActiveClaims(input, pods);
    PodClassifier classifier = new PodClassifier(podTarget, input.desired().rollout(), now);
    return IntStream.range(0, input.desired().replicas())
        .mapToObj(
            ordinal ->
                Optional.ofNullable(pods.get(ordinal))
                    .map(pod -> classifier.classify(pod, ordinalsWithClaims.contains(ordinal)))
                    .orElseGet(() -> classifier.missing(ordinal)))
        .collect(ImmutableList.toImmutableList());
  }

  /** Lists claims only if a pod has the annotation, which is rare. */
  private Set<Integer> ordinalsWithActiveClaims(RolloutInput input, Map<Integer, BrokerPod> pods) {
    return pods.values().stream()
            .anyMatch(pod -> pod.annotations().containsKey(ClusterAnnotations.DELETE_POD_AND_PVC))
        ? kubernetes.claims().list(input.cluster()).stream()
            .filter(claim -> !claim.terminating())
            .map(BrokerClaim::ordinal)
            .collect(Collectors.toSet())
        : Set.of();
  }

  /** Looks up the leader only if it determines which broker restarts first. */
  private RolloutDecision decide(RolloutInput input, RolloutContext context) {
    ClusterView view = context.view(OptionalInt.empty());
    RolloutDecision decision = RollPlanner.next(view);
    if (!(decision instanceof RolloutDecision.Restart restart) || !view.dependsOnLeader(restart)) {
      return decision;
    }
    Leader leader = environment.leader(input.desired());
    if (leader instanceof Leader.Pending) {
      return new RolloutDecision.Wait(RolloutPredicate.LEADER_UNKNOWN, OptionalInt.empty());
    }
    return leader instanceof Leader.Known known
        ? RollPlanner.next(context.view(OptionalInt.of(known.ordinal())))
        : decision;
  }

  private StepResult execute(RolloutInput input, RolloutDecision decision, RolloutContext context) {
    if (decision instanceof RolloutDecision.Restart restart) {
      return rolloutExecutor.restart(input.cluster(), restart, context);
    }
    return decision instanceof RolloutDecision.FinishInPlace finish
        ? rolloutExecutor.finish(finish, context)
        : StepResult.of(decision);
  }
}
