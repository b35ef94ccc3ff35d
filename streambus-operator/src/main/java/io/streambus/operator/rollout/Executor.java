package io.streambus.operator.rollout;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.vocabulary.RolloutPredicate;
import io.streambus.operator.port.BrokerClaim;
import io.streambus.operator.port.BrokerPod;
import io.streambus.operator.port.Kubernetes;
import io.streambus.operator.port.WriteResult;
import java.util.List;
import java.util.OptionalInt;

/** Carries out a decision. Each write is done only if the pod is still what was decided upon. */
final class Executor {

  private final Kubernetes kubernetes;

  Executor(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
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
              : deleted(restart, kubernetes.pods().delete(pod), course);
      case IN_PLACE -> {
        WriteResult result =
            kubernetes.pods().patch(pod, InPlaceChange.begin(pod, course.target()));
        yield result instanceof WriteResult.Refused
            ? restart(cluster, new Decision.Restart(restart.ordinal(), Way.DELETE), course)
            : Step.restarted(restart, RestartReason.of(Way.IN_PLACE, seen, course.target()));
      }
      case REPLACE_VOLUMES -> deleted(restart, replace(cluster, pod), course);
    };
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

  private static Step deleted(Decision.Restart restart, WriteResult result, Course course) {
    return result instanceof WriteResult.Refused refused
        ? Step.refused(restart, refused.message())
        : Step.restarted(
            restart,
            RestartReason.of(restart.way(), course.pod(restart.ordinal()), course.target()));
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
