package io.streambus.operator.rollout;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.operator.rollout.scheduling.NodeCheck;
import io.streambus.operator.rollout.scheduling.NodeFit;
import java.util.List;
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

  StepResult restart(
      StreamBusCluster cluster, RolloutDecision.Restart restart, RolloutContext context) {
    ClassifiedPod classifiedPod = context.pod(restart.ordinal());
    BrokerPod pod = classifiedPod.pod().orElseThrow();
    return switch (restart.strategy()) {
      case DELETE ->
          hasTerminatingClaim(cluster, pod)
              ? StepResult.of(
                  new RolloutDecision.Wait(
                      RolloutPredicate.CLAIM_TERMINATING, OptionalInt.of(pod.ordinal())))
              : replace(restart, context, () -> kubernetes.pods().delete(pod));
      case IN_PLACE -> {
        WriteResult result =
            kubernetes.pods().patch(pod, InPlaceUpdate.start(pod, context.podTarget()));
        yield result instanceof WriteResult.Rejected
            ? restart(
                cluster,
                new RolloutDecision.Restart(restart.ordinal(), RestartStrategy.DELETE),
                context)
            : StepResult.restarted(
                restart,
                RestartReason.of(RestartStrategy.IN_PLACE, classifiedPod, context.podTarget()));
      }
      case REPLACE_VOLUMES -> replace(restart, context, () -> deleteClaimsAndPod(cluster, pod));
    };
  }

  private StepResult replace(
      RolloutDecision.Restart restart, RolloutContext context, Supplier<WriteResult> deletion) {
    ClassifiedPod pod = context.pod(restart.ordinal());
    NodeFit fit = fit(pod, context);
    if (fit instanceof NodeFit.NoNodeFits none) {
      return StepResult.blocked(
          restart, RolloutPredicate.NO_NODE_FITS, none.message(pod.pod().orElseThrow().name()));
    }
    if (deletion.get() instanceof WriteResult.Rejected rejected) {
      return StepResult.rejected(restart, rejected.message());
    }
    String reason = RestartReason.of(restart.strategy(), pod, context.podTarget());
    return StepResult.restarted(
        restart,
        fit instanceof NodeFit.Unknown unknown
            ? reason + "; could not check whether a node fits: " + unknown.reason()
            : reason);
  }

  /** A broker that serves no clients loses nothing if its new pod is unschedulable. */
  private NodeFit fit(ClassifiedPod pod, RolloutContext context) {
    return !pod.view().mayServeClients()
            || context.overridden().contains(RolloutPredicate.NO_NODE_FITS)
        ? new NodeFit.Fits()
        : nodes.check(context.podTarget().podSpec());
  }

  /** A deleted claim stays until its pod is gone. */
  private boolean hasTerminatingClaim(StreamBusCluster cluster, BrokerPod pod) {
    return kubernetes.claims().list(cluster).stream()
        .anyMatch(claim -> claim.ordinal() == pod.ordinal() && claim.terminating());
  }

  StepResult finish(RolloutDecision.FinishInPlace finish, RolloutContext context) {
    BrokerPod pod = context.pod(finish.ordinal()).pod().orElseThrow();
    WriteResult result = kubernetes.pods().patch(pod, InPlaceUpdate.finish(context.podTarget()));
    return result instanceof WriteResult.Rejected rejected
        ? StepResult.rejected(finish, rejected.message())
        : StepResult.of(finish);
  }

  /** Deletes claims before the pod; otherwise the new pod would use them. */
  private WriteResult deleteClaimsAndPod(StreamBusCluster cluster, BrokerPod pod) {
    WriteResult result = new WriteResult.Rejected(0, "");
    for (BrokerClaim claim : activeClaims(cluster, pod)) {
      result = kubernetes.claims().delete(claim);
      if (result instanceof WriteResult.Rejected) {
        return result;
      }
    }
    return pod.terminating() ? result : kubernetes.pods().delete(pod);
  }

  private List<BrokerClaim> activeClaims(StreamBusCluster cluster, BrokerPod pod) {
    return kubernetes.claims().list(cluster).stream()
        .filter(claim -> claim.ordinal() == pod.ordinal() && !claim.terminating())
        .toList();
  }
}
