package io.streambus.testkit.controllers.brokers;

import io.fabric8.kubernetes.api.model.Pod;
import io.streambus.api.ClusterLabels;
import io.streambus.testkit.controllers.decision.ClusterState;
import io.streambus.testkit.controllers.decision.PodConditions;
import io.streambus.testkit.controllers.statefulset.PodNames;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which broker leads a cluster: the one that has been ready for longest, so a leader leads until
 * its pod is no longer ready.
 */
public final class LeaderElection {

  private LeaderElection() {}

  /** The ready brokers of a cluster, by ordinal. */
  public static List<Pod> ready(ClusterState state, String namespace, String cluster) {
    return state.list(Pod.class).stream()
        .filter(pod -> pod.getMetadata().getNamespace().equals(namespace))
        .filter(pod -> cluster.equals(label(pod)))
        .filter(pod -> new PodConditions(pod).isReady() && !pod.isMarkedForDeletion())
        .sorted(Comparator.comparingInt(PodNames::ordinal))
        .toList();
  }

  /** Returns the ordinal of the leader; empty if no broker is ready. */
  public static OptionalInt leader(ClusterState state, String namespace, String cluster) {
    return ready(state, namespace, cluster).stream()
        .min(Comparator.comparing(LeaderElection::readySince).thenComparing(PodNames::ordinal))
        .map(PodNames::ordinal)
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  private static String readySince(Pod pod) {
    return new PodConditions(pod)
        .find("Ready")
        .flatMap(condition -> Optional.ofNullable(condition.getLastTransitionTime()))
        .orElse("");
  }

  private static String label(Pod pod) {
    return Optional.ofNullable(pod.getMetadata().getLabels())
        .map(labels -> labels.get(ClusterLabels.INSTANCE))
        .orElse("");
  }
}
