package io.streambus.operator.rollout;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.vocabulary.RolloutPredicate;
import io.streambus.operator.nodes.NodeCheck;
import io.streambus.operator.nodes.NodeFit;
import io.streambus.operator.port.BrokerClaim;
import io.streambus.operator.port.BrokerPod;
import io.streambus.operator.port.Kubernetes;
import io.streambus.operator.port.WriteResult;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Carries out a decision. Each write is done only if the pod is still what was decided upon. */
final class Executor {

  private final Kubernetes kubernetes;
  private final NodeCheck nodes;

  Executor(Kubernetes kubernetes, NodeCheck nodes) {
    this.kubernetes = kubernetes;
    this.nodes = nodes;
  }

  Step restart(StreamBusCluster cluster, Decision.Restart restart, Course course) {
    SeenPod seen = course.pod(restart.ordinal());
    BrokerPod pod = seen.pod().orElseThrow();
    return switch (restart.way()) {
      case DELETE ->
          losesVolumes(cluster, pod)
              ? Step.of(
                  new Decision.Wait(
                      RolloutPredicate.CLAIM_TERMINATING, OptionalInt.of(pod.ordinal())))
              : replaced(restart, course, () -> kubernetes.pods().delete(pod));
      case IN_PLACE -> {
        WriteResult result =
            kubernetes.pods().patch(pod, InPlaceChange.begin(pod, course.target()));
        yield result instanceof WriteResult.Refused
            ? restart(cluster, new Decision.Restart(restart.ordinal(), Way.DELETE), course)
            : Step.restarted(restart, RestartReason.of(Way.IN_PLACE, seen, course.target()));
      }
      case REPLACE_VOLUMES -> replaced(restart, course, () -> replace(cluster, pod));
    };
  }

  private Step replaced(
      Decision.Restart restart, Course course, Supplier<WriteResult> replacement) {
    SeenPod seen = course.pod(restart.ordinal());
    NodeFit fit = fit(seen, course);
    if (fit instanceof NodeFit.None none) {
      return Step.blocked(
          restart, RolloutPredicate.NO_NODE_FITS, none.sentence(seen.pod().orElseThrow().name()));
    }
    if (replacement.get() instanceof WriteResult.Refused refused) {
      return Step.refused(restart, refused.message());
    }
    String reason = RestartReason.of(restart.way(), seen, course.target());
    return Step.restarted(
        restart,
        fit instanceof NodeFit.Unknown unknown
            ? reason + "; whether a node takes it is not known: " + unknown.reason()
            : reason);
  }

  /** A broker that serves nobody loses nothing by a pod that finds no node. */
  private NodeFit fit(SeenPod seen, Course course) {
    return !seen.view().takesClients()
            || course.overridden().contains(RolloutPredicate.NO_NODE_FITS)
        ? new NodeFit.Fits()
        : nodes.check(course.target().pod());
  }

  /** Kubernetes keeps a claim that somebody deleted until its pod is gone. */
  private boolean losesVolumes(StreamBusCluster cluster, BrokerPod pod) {
    return kubernetes.claims().of(cluster).stream()
        .anyMatch(claim -> claim.ordinal() == pod.ordinal() && claim.terminating());
  }

  Step finish(Decision.FinishInPlace finish, Course course) {
    BrokerPod pod = course.pod(finish.ordinal()).pod().orElseThrow();
    WriteResult result = kubernetes.pods().patch(pod, InPlaceChange.finish(course.target()));
    return result instanceof WriteResult.Refused refused
        ? Step.refused(finish, refused.message())
        : Step.of(finish);
  }

  /** Claims go first: a pod that came before would use them. They stay until their pod is gone. */
  private WriteResult replace(StreamBusCluster cluster, BrokerPod pod) {
    WriteResult result = new WriteResult.Refused(0, "");
    for (BrokerClaim claim : claims(cluster, pod)) {
      result = kubernetes.claims().delete(claim);
      if (result instanceof WriteResult.Refused) {
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
