package io.streambus.testkit.controllers.node;

import io.fabric8.kubernetes.api.model.Pod;
import io.streambus.testkit.controllers.decision.ClusterState;
import io.streambus.testkit.controllers.decision.Controller;
import io.streambus.testkit.controllers.decision.Copies;
import io.streambus.testkit.controllers.decision.PodConditions;
import io.streambus.testkit.controllers.decision.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sets the status of pods that have a node, and removes those that were deleted. */
public final class Kubelet implements Controller {

  private final Pods pods;

  /** Creates the kubelet of all nodes. */
  public Kubelet(Pods pods) {
    this.pods = pods;
  }

  @Override
  public List<Write> decide(ClusterState state) {
    RaftPeers peers = new RaftPeers(state, pods);
    return state.list(Pod.class).stream()
        .filter(pod -> pod.getSpec().getNodeName() != null)
        .flatMap(pod -> decide(state, peers, pod))
        .toList();
  }

  private Stream<Write> decide(ClusterState state, RaftPeers peers, Pod pod) {
    if (pod.isMarkedForDeletion()) {
      return pods.behavior(pod) == Pods.Behavior.NODE_LOST
          ? Stream.empty()
          : Stream.of(new Write.Remove(pod));
    }
    if (hasEnded(pod)) {
      return Stream.empty();
    }
    PodStatusReport report = new PodStatusReport(pod, behavior(state, peers, pod), state.now());
    return report.status().equals(pod.getStatus()) ? Stream.empty() : Stream.of(write(pod, report));
  }

  private static boolean hasEnded(Pod pod) {
    String phase = new PodConditions(pod).phase();
    return phase.equals("Failed") || phase.equals("Succeeded");
  }

  private static Write write(Pod pod, PodStatusReport report) {
    Pod copy = Copies.of(pod);
    copy.setStatus(report.status());
    return new Write.UpdateStatus(copy);
  }

  private Pods.Behavior behavior(ClusterState state, RaftPeers peers, Pod pod) {
    Pods.Behavior behavior = pods.behavior(pod);
    if (behavior != Pods.Behavior.READY) {
      return behavior;
    }
    if (isDelayed(state, pod)) {
      return Pods.Behavior.STARTING;
    }
    // A broker that once had a leader stays ready without one.
    return new PodConditions(pod).isReady() || peers.haveMajority(pod)
        ? Pods.Behavior.READY
        : Pods.Behavior.WAITING_FOR_LEADER;
  }

  private boolean isDelayed(ClusterState state, Pod pod) {
    return !pods.readinessDelay(pod).isZero()
        && readyAt(pod).map(time -> time.isAfter(state.now())).orElse(true);
  }

  /** Empty if a container does not run. */
  private Optional<Instant> readyAt(Pod pod) {
    Duration delay = pods.readinessDelay(pod);
    return PodStatusReport.lastStart(pod).map(start -> start.plus(delay));
  }

  /** When the next pod with a delay becomes ready. */
  @Override
  public Optional<Instant> nextDue(ClusterState state) {
    return state.list(Pod.class).stream()
        .filter(pod -> !pods.readinessDelay(pod).isZero())
        .flatMap(pod -> readyAt(pod).stream())
        .filter(time -> time.isAfter(state.now()))
        .min(Instant::compareTo);
  }
}
