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

/** Carries out a decision. Each write is done only if the pod is still what was decided upon. */
final class RolloutExecutor {

  private final Kubernetes kubernetes;
  private final NodeCheck nodes;

  RolloutExecutor(Kubernetes kubernetes, NodeCheck nodes) {
    this.kubernetes = kubernetes;
    this.nodes = nodes;
  }

  StepResult restart(
      StreamBusCluster cluster, RolloutDecision.Restart restart, RolloutContext rolloutContext) {
    ClassifiedPod seen = rolloutContext.pod(restart.ordinal());
    BrokerPod pod = seen.pod().orElseThrow();
    return switch (restart.restartStrategy()) {
      case DELETE ->
          losesVolumes(cluster, pod)
              ? StepResult.of(
                  new RolloutDecision.Wait(
                      RolloutPredicate.CLAIM_TERMINATING, OptionalInt.of(pod.ordinal())))
              : replaced(restart, rolloutContext, () -> kubernetes.pods().delete(pod));
      case IN_PLACE -> {
        WriteResult result =
            kubernetes.pods().patch(pod, InPlaceUpdate.begin(pod, rolloutContext.podTarget()));
        yield result instanceof WriteResult.Rejected
            ? restart(
                cluster,
                new RolloutDecision.Restart(restart.ordinal(), RestartStrategy.DELETE),
                rolloutContext)
            : StepResult.restarted(
                restart,
                RestartReason.of(RestartStrategy.IN_PLACE, seen, rolloutContext.podTarget()));
      }
      case REPLACE_VOLUMES -> replaced(restart, rolloutContext, () -> replace(cluster, pod));
    };
  }

  private StepResult replaced(
      RolloutDecision.Restart restart,
      RolloutContext rolloutContext,
      Supplier<WriteResult> replacement) {
    ClassifiedPod seen = rolloutContext.pod(restart.ordinal());
    NodeFit fit = fit(seen, rolloutContext);
    if (fit instanceof NodeFit.None none) {
      return StepResult.blocked(
          restart, RolloutPredicate.NO_NODE_FITS, none.sentence(seen.pod().orElseThrow().name()));
    }
    if (replacement.get() instanceof WriteResult.Rejected rejected) {
      return StepResult.rejected(restart, rejected.message());
    }
    String reason = RestartReason.of(restart.restartStrategy(), seen, rolloutContext.podTarget());
    return StepResult.restarted(
        restart,
        fit instanceof NodeFit.Unknown unknown
            ? reason + "; whether a node takes it is not known: " + unknown.reason()
            : reason);
  }

  /** A broker that serves nobody loses nothing by a pod that finds no node. */
  private NodeFit fit(ClassifiedPod seen, RolloutContext rolloutContext) {
    return !seen.view().takesClients()
            || rolloutContext.overridden().contains(RolloutPredicate.NO_NODE_FITS)
        ? new NodeFit.Fits()
        : nodes.check(rolloutContext.podTarget().pod());
  }

  /** Kubernetes keeps a claim that somebody deleted until its pod is gone. */
  private boolean losesVolumes(StreamBusCluster cluster, BrokerPod pod) {
    return kubernetes.claims().of(cluster).stream()
        .anyMatch(claim -> claim.ordinal() == pod.ordinal() && claim.terminating());
  }

  StepResult finish(RolloutDecision.FinishInPlace finish, RolloutContext rolloutContext) {
    BrokerPod pod = rolloutContext.pod(finish.ordinal()).pod().orElseThrow();
    WriteResult result =
        kubernetes.pods().patch(pod, InPlaceUpdate.finish(rolloutContext.podTarget()));
    return result instanceof WriteResult.Rejected rejected
        ? StepResult.rejected(finish, rejected.message())
        : StepResult.of(finish);
  }

  /** Claims go first: a pod that came before would use them. They stay until their pod is gone. */
  private WriteResult replace(StreamBusCluster cluster, BrokerPod pod) {
    WriteResult result = new WriteResult.Rejected(0, "");
    for (BrokerClaim claim : claims(cluster, pod)) {
      result = kubernetes.claims().delete(claim);
      if (result instanceof WriteResult.Rejected) {
        return result;
      }
    }
    return pod.terminating() ? result : kubernetes.pods().delete(pod);
  }

  private List<BrokerClaim> claims(StreamBusCluster cluster, BrokerPod pod) {
    return kubernetes.claims().of(cluster).stream()
        .filter(claim -> claim.ordinal() == pod.ordinal() && !claim.terminating())
        .toList();
  }
}
