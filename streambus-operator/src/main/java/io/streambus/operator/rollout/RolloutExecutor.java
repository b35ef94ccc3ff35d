package io.streambus.operator.rollout;

import io.streambus.api.values.RolloutPredicate;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPods;
import io.streambus.operator.kubernetes.BrokerWrite;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.operator.rollout.scheduling.NodeFit;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.operator.snapshot.Outcome;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Executes rollout decisions. The first request is the write itself, or one that the server checks
 * against the same version of the pod: a write fails if the pod has changed since the decision.
 */
final class RolloutExecutor {

  private final Kubernetes kubernetes;

  RolloutExecutor(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
  }

  /** Replaces the pod, and with {@link RestartStrategy#REPLACE_VOLUMES} its volumes. */
  Outcome<StepResult> replace(RolloutDecision.Restart restart, RolloutContext context) {
    ClassifiedPod pod = context.pod(restart.ordinal());
    if (restart.strategy() == RestartStrategy.DELETE
        && context.hasTerminatingClaim(restart.ordinal())) {
      return unchanged(
          context,
          StepResult.of(
              new RolloutDecision.Wait(
                  RolloutPredicate.CLAIM_TERMINATING, OptionalInt.of(restart.ordinal()))));
    }
    Optional<NodeFit> fit = context.facts().nodeFit();
    if (fit.isPresent() && fit.get() instanceof NodeFit.NoNodeFits none) {
      return unchanged(
          context,
          StepResult.blocked(restart, RolloutPredicate.NO_NODE_FITS, none.message(name(pod))));
    }
    String reason = RestartReason.of(restart.strategy(), pod, context.podTarget()) + unchecked(fit);
    return (restart.strategy() == RestartStrategy.REPLACE_VOLUMES
            ? removeWithClaims(pod, context)
            : remove(pod, context.observed(), context))
        .map(
            rejection ->
                rejection
                    .map(rejected -> StepResult.notRemoved(restart, rejected, name(pod)))
                    .orElseGet(() -> StepResult.restarted(restart, reason)));
  }

  private static String unchecked(Optional<NodeFit> fit) {
    return fit.isPresent() && fit.get() instanceof NodeFit.Unknown unknown
        ? "; could not check whether a node fits: " + unknown.reason()
        : "";
  }

  /**
   * Patches the images of a pod. The result says why it has to be replaced instead: the server
   * rejected the patch, or stored other images.
   */
  Outcome<Optional<String>> updateInPlace(ClassifiedPod classifiedPod, RolloutContext context) {
    BrokerPod pod = classifiedPod.pod().orElseThrow();
    BrokerPods.PodPatch patch =
        InPlaceUpdate.start(pod, context.podTarget(), context.observed().time());
    BrokerWrite<BrokerPod> write = kubernetes.pods().patch(pod, patch);
    return new Outcome<>(
        context.observed().with(write.object()),
        write
            .rejection()
            .map(rejected -> "the API server rejected it: " + rejected.message())
            .or(
                () ->
                    new InPlaceProgress(
                            write.object(), context.podTarget(), context.observed().time())
                        .failure()));
  }

  Outcome<StepResult> finish(RolloutDecision.FinishInPlace finish, RolloutContext context) {
    BrokerPod pod = context.pod(finish.ordinal()).pod().orElseThrow();
    BrokerWrite<BrokerPod> write =
        kubernetes.pods().patch(pod, InPlaceUpdate.finish(context.podTarget()));
    return new Outcome<>(
        context.observed().with(write.object()),
        write
            .rejection()
            .map(rejected -> StepResult.rejected(finish, rejected.message()))
            .orElseGet(() -> StepResult.of(finish)));
  }

  /**
   * Evicts a pod that serves clients, so that the server takes into account what others do to the
   * pods at the same time. A pod that serves none is deleted: disruption budgets, even of its own
   * cluster, might otherwise prevent its recovery.
   */
  private Outcome<Optional<WriteResult.Rejected>> remove(
      ClassifiedPod classifiedPod, ClusterSnapshot snapshot, RolloutContext context) {
    BrokerPod pod = classifiedPod.pod().orElseThrow();
    BrokerWrite<BrokerPod> write =
        respectsBudgets(classifiedPod, context)
            ? kubernetes.pods().evict(pod)
            : kubernetes.pods().delete(pod);
    return new Outcome<>(snapshot.with(write.object()), write.rejection());
  }

  /** While another broker is unavailable, the user overrides its predicate, and so the budget. */
  private static boolean respectsBudgets(ClassifiedPod pod, RolloutContext context) {
    return pod.view().mayServeClients()
        && !context.overrides(RolloutPredicate.DISRUPTION_BUDGET)
        && context.pods().stream()
            .filter(other -> other.view().ordinal() != pod.view().ordinal())
            .allMatch(other -> other.pod().flatMap(BrokerPod::readySince).isPresent());
  }

  /**
   * Deletes claims before the pod; otherwise the new pod would use them. Nothing is deleted unless
   * the pod can be evicted.
   */
  private Outcome<Optional<WriteResult.Rejected>> removeWithClaims(
      ClassifiedPod classifiedPod, RolloutContext context) {
    BrokerPod pod = classifiedPod.pod().orElseThrow();
    Optional<WriteResult.Rejected> prevented =
        respectsBudgets(classifiedPod, context)
            ? kubernetes.pods().checkEviction(pod)
            : Optional.empty();
    if (prevented.isPresent()) {
      return unchanged(context, prevented);
    }
    Outcome<Optional<WriteResult.Rejected>> deletion = deleteClaims(pod, context.observed());
    return deletion.result().isPresent() || pod.terminating()
        ? deletion
        : remove(classifiedPod, deletion.snapshot(), context);
  }

  private Outcome<Optional<WriteResult.Rejected>> deleteClaims(
      BrokerPod pod, ClusterSnapshot observed) {
    ClusterSnapshot snapshot = observed;
    for (BrokerClaim claim : observed.claims()) {
      if (claim.ordinal() == pod.ordinal() && !claim.terminating()) {
        BrokerWrite<BrokerClaim> write = kubernetes.claims().delete(claim);
        snapshot = snapshot.with(write.object());
        if (write.rejection().isPresent()) {
          return new Outcome<>(snapshot, write.rejection());
        }
      }
    }
    return new Outcome<>(snapshot, Optional.empty());
  }

  private static <T> Outcome<T> unchanged(RolloutContext context, T result) {
    return new Outcome<>(context.observed(), result);
  }

  private static String name(ClassifiedPod pod) {
    return pod.pod().orElseThrow().name();
  }
}
