package io.streambus.operator.rollout;

import io.streambus.api.values.RolloutPredicate;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerWrite;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.operator.rollout.scheduling.NodeCheck;
import io.streambus.operator.rollout.scheduling.NodeFit;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.operator.snapshot.Outcome;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Executes rollout decisions. A write fails if the pod has changed since the decision. */
final class RolloutExecutor {

  private final Kubernetes kubernetes;
  private final NodeCheck nodes;

  RolloutExecutor(Kubernetes kubernetes, NodeCheck nodes) {
    this.kubernetes = kubernetes;
    this.nodes = nodes;
  }

  Outcome<StepResult> restart(
      ClusterSnapshot observed, RolloutDecision.Restart restart, RolloutContext context) {
    BrokerPod pod = context.pod(restart.ordinal()).pod().orElseThrow();
    return switch (restart.strategy()) {
      case DELETE ->
          hasTerminatingClaim(observed, pod)
              ? new Outcome<>(
                  observed,
                  StepResult.of(
                      new RolloutDecision.Wait(
                          RolloutPredicate.CLAIM_TERMINATING, OptionalInt.of(pod.ordinal()))))
              : replace(observed, restart, context, () -> delete(observed, pod));
      case IN_PLACE -> updateInPlace(observed, restart, context);
      case REPLACE_VOLUMES ->
          replace(observed, restart, context, () -> deleteClaimsAndPod(observed, pod));
    };
  }

  /** Replaces the pod if the server rejects the change of its images. */
  private Outcome<StepResult> updateInPlace(
      ClusterSnapshot observed, RolloutDecision.Restart restart, RolloutContext context) {
    ClassifiedPod classifiedPod = context.pod(restart.ordinal());
    BrokerPod pod = classifiedPod.pod().orElseThrow();
    BrokerWrite<BrokerPod> write =
        kubernetes.pods().patch(pod, InPlaceUpdate.start(pod, context.podTarget()));
    return write.rejection().isPresent()
        ? restart(
            observed,
            new RolloutDecision.Restart(restart.ordinal(), RestartStrategy.DELETE),
            context)
        : new Outcome<>(
            observed.with(write.object()),
            StepResult.restarted(
                restart,
                RestartReason.of(RestartStrategy.IN_PLACE, classifiedPod, context.podTarget())));
  }

  private Outcome<StepResult> replace(
      ClusterSnapshot observed,
      RolloutDecision.Restart restart,
      RolloutContext context,
      Supplier<Outcome<Optional<WriteResult.Rejected>>> deletion) {
    ClassifiedPod pod = context.pod(restart.ordinal());
    NodeFit fit = fit(pod, context);
    if (fit instanceof NodeFit.NoNodeFits none) {
      return new Outcome<>(
          observed,
          StepResult.blocked(
              restart,
              RolloutPredicate.NO_NODE_FITS,
              none.message(pod.pod().orElseThrow().name())));
    }
    String reason = RestartReason.of(restart.strategy(), pod, context.podTarget());
    String unchecked =
        fit instanceof NodeFit.Unknown unknown
            ? "; could not check whether a node fits: " + unknown.reason()
            : "";
    return deletion
        .get()
        .map(
            rejection ->
                rejection
                    .map(rejected -> StepResult.rejected(restart, rejected.message()))
                    .orElseGet(() -> StepResult.restarted(restart, reason + unchecked)));
  }

  /** A broker that serves no clients loses nothing if its new pod is unschedulable. */
  private NodeFit fit(ClassifiedPod pod, RolloutContext context) {
    return !pod.view().mayServeClients()
            || context.overridden().contains(RolloutPredicate.NO_NODE_FITS)
        ? new NodeFit.Fits()
        : nodes.check(context.podTarget().podSpec());
  }

  /** A deleted claim stays until its pod is gone. */
  private static boolean hasTerminatingClaim(ClusterSnapshot observed, BrokerPod pod) {
    return observed.claims().stream()
        .anyMatch(claim -> claim.ordinal() == pod.ordinal() && claim.terminating());
  }

  Outcome<StepResult> finish(
      ClusterSnapshot observed, RolloutDecision.FinishInPlace finish, RolloutContext context) {
    BrokerPod pod = context.pod(finish.ordinal()).pod().orElseThrow();
    BrokerWrite<BrokerPod> write =
        kubernetes.pods().patch(pod, InPlaceUpdate.finish(context.podTarget()));
    return new Outcome<>(
        observed.with(write.object()),
        write
            .rejection()
            .map(rejected -> StepResult.rejected(finish, rejected.message()))
            .orElseGet(() -> StepResult.of(finish)));
  }

  private Outcome<Optional<WriteResult.Rejected>> delete(ClusterSnapshot observed, BrokerPod pod) {
    BrokerWrite<BrokerPod> write = kubernetes.pods().delete(pod);
    return new Outcome<>(observed.with(write.object()), write.rejection());
  }

  /** Deletes claims before the pod; otherwise the new pod would use them. */
  private Outcome<Optional<WriteResult.Rejected>> deleteClaimsAndPod(
      ClusterSnapshot observed, BrokerPod pod) {
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
    return pod.terminating() ? new Outcome<>(snapshot, Optional.empty()) : delete(snapshot, pod);
  }
}
