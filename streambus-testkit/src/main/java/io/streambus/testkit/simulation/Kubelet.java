package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateRunning;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.testkit.invariants.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Sets the status of pods as a kubelet would. */
final class Kubelet {

  private final ObjectStore store;
  private final Pods pods;
  private final RaftPeers peers;
  private final Clock clock;

  Kubelet(ObjectStore store, Pods pods, Clock clock) {
    this.store = store;
    this.pods = pods;
    this.peers = new RaftPeers(store, pods);
    this.clock = clock;
  }

  static boolean isReady(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(
                condition ->
                    condition.getType().equals("Ready") && condition.getStatus().equals("True"));
  }

  void step() {
    store.all().filter(stored -> stored.object() instanceof Pod).forEach(this::step);
  }

  private void step(StoredObject stored) {
    Pod pod = (Pod) stored.object();
    Pods.Behavior behavior = behavior(pod);
    ObjectNode tree = stored.tree().deepCopy();
    tree.set("status", store.codec().tree(withStatus(pod, behavior)).get("status"));
    store.replace(stored, tree, Actor.CONTROLLERS);
  }

  private Pods.Behavior behavior(Pod pod) {
    if (!hasVolumes(pod)) {
      return Pods.Behavior.UNSCHEDULABLE;
    }
    Pods.Behavior behavior = pods.behavior(pod);
    // A broker that once had a leader stays ready without one.
    return behavior == Pods.Behavior.READY && !isReady(pod) && !peers.haveMajority(pod)
        ? Pods.Behavior.WAITING_FOR_LEADER
        : behavior;
  }

  private boolean hasVolumes(Pod pod) {
    return pod.getSpec().getVolumes().stream()
        .map(volume -> volume.getPersistentVolumeClaim())
        .filter(Objects::nonNull)
        .allMatch(source -> isBound(pod.getMetadata().getNamespace(), source.getClaimName()));
  }

  private boolean isBound(String namespace, String claim) {
    return store
        .find(new ObjectKey("PersistentVolumeClaim", namespace, claim))
        .map(StoredObject::object)
        .filter(found -> ClaimBinder.isBound((PersistentVolumeClaim) found))
        .isPresent();
  }

  // spotless:off
  private Pod withStatus(Pod pod, Pods.Behavior behavior) {
    List<ContainerStatus> containers = containers(pod, behavior);
    return new PodBuilder()
        .withNewStatus()
            .withPhase(behavior == Pods.Behavior.UNSCHEDULABLE ? "Pending" : "Running")
            .addNewCondition()
                .withType("Ready")
                .withStatus(behavior == Pods.Behavior.READY ? "True" : "False")
                .withLastTransitionTime(readinessChanged(pod, behavior, containers))
            .endCondition()
            .addNewCondition()
                .withType("ContainersReady")
                .withStatus(behavior.isRunning() ? "True" : "False")
            .endCondition()
            .withContainerStatuses(containers)
        .endStatus()
        .build();
  }
  // spotless:on

  /** A restarted container makes its pod unready briefly. */
  private String readinessChanged(
      Pod pod, Pods.Behavior behavior, List<ContainerStatus> containers) {
    boolean restarted =
        containers.stream()
            .anyMatch(
                now ->
                    status(pod, now.getName())
                        .filter(old -> old.getRestartCount() < now.getRestartCount())
                        .isPresent());
    return pod.getStatus().getConditions().stream()
        .filter(condition -> condition.getType().equals("Ready"))
        .filter(
            condition -> condition.getStatus().equals("True") == (behavior == Pods.Behavior.READY))
        .map(PodCondition::getLastTransitionTime)
        .filter(time -> !restarted)
        .findFirst()
        .orElseGet(() -> clock.instant().toString());
  }

  private List<ContainerStatus> containers(Pod pod, Pods.Behavior behavior) {
    return behavior == Pods.Behavior.UNSCHEDULABLE
        ? List.of()
        : pod.getSpec().getContainers().stream()
            .map(each -> container(pod, each, behavior))
            .toList();
  }

  /** A changed image restarts the container in the same pod. */
  private ContainerStatus container(Pod pod, Container desired, Pods.Behavior behavior) {
    Optional<ContainerStatus> old = status(pod, desired.getName());
    Optional<ContainerStatus> same = old.filter(each -> each.getImage().equals(desired.getImage()));
    int restarts = old.map(ContainerStatus::getRestartCount).orElse(0);
    // spotless:off
    ContainerStatusBuilder container = new ContainerStatusBuilder()
        .withName(desired.getName())
        .withImage(desired.getImage())
        .withReady(behavior.isRunning())
        .withRestartCount(restarts(behavior, old, same) ? restarts + 1 : restarts);
    return switch (behavior) {
      case READY, NODE_LOST, WAITING_FOR_LEADER ->
          container.withNewState()
                  .withNewRunning()
                      .withStartedAt(startedAt(same))
                  .endRunning()
              .endState().build();
      case CRASH_LOOPING -> crashed(container, 1);
      case PANICKING -> crashed(container, 2);
      case UNSCHEDULABLE, IMAGE_PULL_FAILING -> waiting(container, "ImagePullBackOff").build();
    };
    // spotless:on
  }

  // spotless:off
  private static ContainerStatus crashed(ContainerStatusBuilder container, int exitCode) {
    return waiting(container, "CrashLoopBackOff")
        .withNewLastState()
            .withNewTerminated()
                .withExitCode(exitCode)
                .withReason("Error")
            .endTerminated()
        .endLastState()
        .build();
  }

  private static ContainerStatusBuilder waiting(ContainerStatusBuilder container, String reason) {
    return container
        .withNewState()
            .withNewWaiting()
                .withReason(reason)
            .endWaiting()
        .endState();
  }
  // spotless:on

  /** A container whose image cannot be pulled is not created, so it does not count as a restart. */
  private static boolean restarts(
      Pods.Behavior behavior, Optional<ContainerStatus> old, Optional<ContainerStatus> same) {
    return behavior != Pods.Behavior.IMAGE_PULL_FAILING && old.isPresent() && same.isEmpty();
  }

  private String startedAt(Optional<ContainerStatus> before) {
    return before
        .map(ContainerStatus::getState)
        .map(ContainerState::getRunning)
        .map(ContainerStateRunning::getStartedAt)
        .orElseGet(() -> clock.instant().toString());
  }

  private static Optional<ContainerStatus> status(Pod pod, String container) {
    return pod.getStatus().getContainerStatuses().stream()
        .filter(status -> container.equals(status.getName()))
        .findFirst();
  }
}
