package io.streambus.operator.rollout;

import com.google.common.collect.ImmutableList;
import io.streambus.api.values.PauseLevel;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.Leader;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.operator.rollout.scheduling.NodeCheck;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.operator.snapshot.Outcome;
import io.streambus.resources.model.BrokerCluster;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Rollout step of a reconciliation; executes at most one action per reconciliation. All state is
 * stored on the pods, so any reconciliation may be the first after an operator restart.
 */
public final class RolloutStep {

  private final ReconcileEnvironment environment;
  private final RolloutExecutor rolloutExecutor;

  /**
   * Creates a step that uses the given API.
   *
   * @param environment source of the Raft leader
   */
  public RolloutStep(Kubernetes kubernetes, ReconcileEnvironment environment, Clock clock) {
    this.environment = environment;
    this.rolloutExecutor = new RolloutExecutor(kubernetes, new NodeCheck(kubernetes, clock));
  }

  /** Retains the previous status without evaluating the rollout. */
  public Outcome<RolloutState> unchanged(ClusterSnapshot observed) {
    return new Outcome<>(observed, RolloutState.unchanged(observed));
  }

  /**
   * Executes the action that is due. Restarts nothing if nothing would recreate a deleted pod.
   *
   * @param desired cluster resolved from its spec
   * @param blockedBy predicate outside the rollout that blocks the restart of running brokers
   */
  public Outcome<RolloutState> run(
      ClusterSnapshot observed, BrokerCluster desired, Optional<RolloutPredicate> blockedBy) {
    Optional<PodTarget> podTarget =
        observed
            .statefulSet()
            .filter(set -> !set.isMarkedForDeletion())
            .filter(set -> !desired.stopped() && desired.pause() != PauseLevel.EVERYTHING)
            .flatMap(PodTarget::of);
    if (podTarget.isEmpty()) {
      return unchanged(observed);
    }
    PredicateOverrides overrides = PredicateOverrides.of(observed.cluster(), observed.time());
    RolloutContext context =
        new RolloutContext(
            podTarget.get(),
            classify(observed, desired, podTarget.get()),
            blockedBy,
            overrides.predicates());
    RolloutProgress progress = new RolloutProgress(observed, context);
    return execute(observed, decide(desired, context), context)
        .map(stepResult -> progress.after(stepResult, overrides));
  }

  private static ImmutableList<ClassifiedPod> classify(
      ClusterSnapshot observed, BrokerCluster desired, PodTarget podTarget) {
    PodClassifier classifier = new PodClassifier(podTarget, desired.rollout(), observed);
    return IntStream.range(0, desired.replicas())
        .mapToObj(classifier::classify)
        .collect(ImmutableList.toImmutableList());
  }

  /** Looks up the leader only if it determines which broker restarts first. */
  private RolloutDecision decide(BrokerCluster desired, RolloutContext context) {
    ClusterView view = context.view(OptionalInt.empty());
    RolloutDecision decision = RollPlanner.next(view);
    if (!(decision instanceof RolloutDecision.Restart restart) || !view.dependsOnLeader(restart)) {
      return decision;
    }
    Leader leader = environment.leader(desired);
    if (leader instanceof Leader.Pending) {
      return new RolloutDecision.Wait(RolloutPredicate.LEADER_UNKNOWN, OptionalInt.empty());
    }
    return leader instanceof Leader.Known known
        ? RollPlanner.next(context.view(OptionalInt.of(known.ordinal())))
        : decision;
  }

  private Outcome<StepResult> execute(
      ClusterSnapshot observed, RolloutDecision decision, RolloutContext context) {
    if (decision instanceof RolloutDecision.Restart restart) {
      return rolloutExecutor.restart(observed, restart, context);
    }
    return decision instanceof RolloutDecision.FinishInPlace finish
        ? rolloutExecutor.finish(observed, finish, context)
        : new Outcome<>(observed, StepResult.of(decision));
  }
}
