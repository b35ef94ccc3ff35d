package io.streambus.testkit.controllers.node;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.streambus.api.ClusterLabels;
import io.streambus.api.ClusterNames;
import io.streambus.resources.model.PortPurpose;
import io.streambus.testkit.controllers.decision.ClusterState;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a starting broker finds a leader. It needs a majority of the brokers that run,
 * and can connect only to those that use its Raft port. A NetworkPolicy does not admit connections
 * between pods on the host network and others.
 */
final class RaftPeers {

  private final ClusterState state;
  private final Pods pods;

  RaftPeers(ClusterState state, Pods pods) {
    this.state = state;
    this.pods = pods;
  }

  /** Pods without a Raft port are no brokers, and need no leader. */
  boolean haveMajority(Pod pod) {
    if (raftPort(pod).isEmpty()) {
      return true;
    }
    List<Pod> running =
        state.listBeside(pod, Pod.class).stream()
            .filter(other -> isInSameCluster(pod, other) && pods.behavior(other).isRunning())
            // Others only have the labels of a broker.
            .filter(other -> raftPort(other).isPresent())
            .toList();
    return running.stream().filter(other -> areConnected(pod, other)).count() * 2 > running.size();
  }

  private static boolean isInSameCluster(Pod pod, Pod other) {
    return cluster(pod).isPresent() && cluster(other).equals(cluster(pod));
  }

  private boolean areConnected(Pod pod, Pod other) {
    return raftPort(pod).equals(raftPort(other))
        && (usesHostNetwork(pod) == usesHostNetwork(other) || !isRestricted(pod));
  }

  private boolean isRestricted(Pod pod) {
    return cluster(pod)
        .flatMap(
            cluster ->
                state.find(
                    NetworkPolicy.class,
                    pod.getMetadata().getNamespace(),
                    ClusterNames.networkPolicy(cluster)))
        .isPresent();
  }

  private static Optional<String> cluster(Pod pod) {
    return Optional.ofNullable(pod.getMetadata().getLabels())
        .flatMap(labels -> Optional.ofNullable(labels.get(ClusterLabels.INSTANCE)));
  }

  private static boolean usesHostNetwork(Pod pod) {
    return Boolean.TRUE.equals(pod.getSpec().getHostNetwork());
  }

  private static Optional<Integer> raftPort(Pod pod) {
    return pod.getSpec().getContainers().stream()
        .flatMap(container -> container.getPorts().stream())
        .filter(port -> PortPurpose.RAFT.portName().equals(port.getName()))
        .map(ContainerPort::getContainerPort)
        .findFirst();
  }
}
