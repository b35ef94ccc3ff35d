package io.streambus.operator.rollout;

import io.streambus.api.values.PauseLevel;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.operator.rollout.scheduling.NodeCheck;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.operator.snapshot.Outcome;
import io.streambus.resources.model.BrokerCluster;
import java.time.Clock;
import java.util.Optional;

/**
 * Rollout step of a reconciliation; executes at most one action per reconciliation. All state is
 * stored on the pods, so any reconciliation may be the first after an operator restart.
 */
public final class RolloutStep {

  private final Kubernetes kubernetes;
  private final RevisionTemplates templates;
  private final RestartChecks checks;
  private final RolloutExecutor rolloutExecutor;

  /**
   * Creates a step that uses the given API.
   *
   * @param environment source of the Raft leader
   */
  public RolloutStep(Kubernetes kubernetes, ReconcileEnvironment environment, Clock clock) {
    this.kubernetes = kubernetes;
    this.templates = new RevisionTemplates(kubernetes);
    this.checks = new RestartChecks(environment, new NodeCheck(kubernetes, clock), templates);
    this.rolloutExecutor = new RolloutExecutor(kubernetes);
  }

  /**
   * Remembers how pods differ from the template that was just applied, which saves requests.
   *
   * @param before the cluster before its objects were applied
   * @param after the cluster after its objects were applied
   */
  public void remember(ClusterSnapshot before, ClusterSnapshot after) {
    templates.remember(before, after);
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
    RolloutGoal goal = new RolloutGoal(desired, podTarget.get(), blockedBy, overrides);
    RolloutContext context = RolloutContext.of(goal, observed, RolloutFacts.NONE);
    RolloutDecision decision = context.decide();
    return decision instanceof RolloutDecision.Restart
        ? runOnNewest(context, RolloutFacts.NONE)
        : execute(decision, context);
  }

  /**
   * Decides again after each fact, on the newest state in memory: while a request runs, a drain may
   * evict a broker. Between the last decision and the write there is no other request.
   */
  private Outcome<RolloutState> runOnNewest(RolloutContext before, RolloutFacts facts) {
    RolloutContext context =
        RolloutContext.of(before.goal(), before.observed().withNewestBrokers(kubernetes), facts);
    RolloutDecision decision = context.decide();
    return checks
        .next(decision, context)
        .map(more -> runOnNewest(context, more))
        .orElseGet(() -> execute(decision, context));
  }

  private Outcome<RolloutState> execute(RolloutDecision decision, RolloutContext context) {
    if (decision instanceof RolloutDecision.Restart restart) {
      return restart.strategy() == RestartStrategy.IN_PLACE
          ? updateInPlace(restart, context)
          : report(context, rolloutExecutor.replace(restart, context));
    }
    return report(
        context,
        decision instanceof RolloutDecision.FinishInPlace finish
            ? rolloutExecutor.finish(finish, context)
            : new Outcome<>(context.observed(), StepResult.of(decision)));
  }

  /** Decides again if the pod cannot be updated in place. */
  private Outcome<RolloutState> updateInPlace(
      RolloutDecision.Restart restart, RolloutContext context) {
    ClassifiedPod classifiedPod = context.pod(restart.ordinal());
    BrokerPod pod = classifiedPod.pod().orElseThrow();
    Outcome<Optional<String>> failure = rolloutExecutor.updateInPlace(classifiedPod, context);
    return failure.result().isPresent()
        ? runOnNewest(context, context.facts().withInPlace(pod, failure.result()))
        : report(
            context,
            failure.map(
                none ->
                    StepResult.restarted(
                        restart,
                        RestartReason.of(
                            RestartStrategy.IN_PLACE, classifiedPod, context.podTarget()))));
  }

  private static Outcome<RolloutState> report(
      RolloutContext context, Outcome<StepResult> executed) {
    return executed.map(
        stepResult -> new RolloutProgress(context).after(stepResult, context.goal().overrides()));
  }
}
