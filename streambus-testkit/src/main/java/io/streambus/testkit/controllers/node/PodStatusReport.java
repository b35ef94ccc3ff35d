package io.streambus.testkit.controllers.node;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateRunning;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.streambus.testkit.controllers.decision.PodConditions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a kubelet reports about a pod. */
record PodStatusReport(Pod pod, Pods.Behavior behavior, Instant now) {

  private static final String READY = "Ready";
  private static final String CONTAINERS_READY = "ContainersReady";

  PodStatus status() {
    List<ContainerStatus> containers = containers();
    return new PodStatusBuilder(Optional.ofNullable(pod.getStatus()).orElseGet(PodStatus::new))
        .withPhase(phase(containers))
        .withConditions(conditions(containers))
        .withContainerStatuses(containers)
        .build();
  }

  /** A pod stays Pending until all its containers were created once. */
  private String phase(List<ContainerStatus> containers) {
    boolean everRan =
        containers.stream().allMatch(each -> each.getState().getWaiting() == null)
            || behavior != Pods.Behavior.IMAGE_PULL_FAILING
            || new PodConditions(pod).phase().equals("Running");
    return behavior == Pods.Behavior.UNSCHEDULABLE || !everRan ? "Pending" : "Running";
  }

  private List<PodCondition> conditions(List<ContainerStatus> containers) {
    List<PodCondition> conditions =
        new ArrayList<>(
            new PodConditions(pod)
                .all().stream()
                    .filter(each -> !each.getType().equals(READY))
                    .filter(each -> !each.getType().equals(CONTAINERS_READY))
                    .toList());
    conditions.add(
        new PodConditionBuilder()
            .withType(READY)
            .withStatus(behavior == Pods.Behavior.READY ? "True" : "False")
            .withLastTransitionTime(readinessChanged(containers))
            .build());
    conditions.add(
        new PodConditionBuilder()
            .withType(CONTAINERS_READY)
            .withStatus(behavior.isRunning() ? "True" : "False")
            .build());
    return conditions;
  }

  /** A restarted container makes its pod unready briefly. */
  private String readinessChanged(List<ContainerStatus> containers) {
    boolean restarted =
        containers.stream()
            .anyMatch(
                each ->
                    status(each.getName())
                        .filter(old -> old.getRestartCount() < each.getRestartCount())
                        .isPresent());
    return new PodConditions(pod)
        .find(READY)
        .filter(
            condition -> condition.getStatus().equals("True") == (behavior == Pods.Behavior.READY))
        .map(PodCondition::getLastTransitionTime)
        .filter(time -> !restarted)
        .orElseGet(this::time);
  }

  private List<ContainerStatus> containers() {
    return behavior == Pods.Behavior.UNSCHEDULABLE
        ? List.of()
        : pod.getSpec().getContainers().stream().map(this::container).toList();
  }

  /** A changed image restarts the container in the same pod. */
  private ContainerStatus container(Container desired) {
    Optional<ContainerStatus> old = status(desired.getName());
    Optional<ContainerStatus> same = old.filter(each -> each.getImage().equals(desired.getImage()));
    int restarts = old.map(ContainerStatus::getRestartCount).orElse(0);
    // spotless:off
    ContainerStatusBuilder container = new ContainerStatusBuilder()
        .withName(desired.getName())
        .withImage(desired.getImage())
        .withImageID("simulated://" + desired.getImage())
        .withReady(behavior.isRunning())
        .withRestartCount(restarts(old, same) ? restarts + 1 : restarts);
    return switch (behavior) {
      case READY, STARTING, NODE_LOST, WAITING_FOR_LEADER ->
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
  private boolean restarts(Optional<ContainerStatus> old, Optional<ContainerStatus> same) {
    return behavior != Pods.Behavior.IMAGE_PULL_FAILING && old.isPresent() && same.isEmpty();
  }

  private String startedAt(Optional<ContainerStatus> before) {
    return before.flatMap(PodStatusReport::start).orElseGet(this::time);
  }

  /** When the last container of a pod started; empty if one does not run. */
  static Optional<Instant> lastStart(Pod pod) {
    List<ContainerStatus> statuses =
        pod.getStatus() == null ? List.of() : pod.getStatus().getContainerStatuses();
    return statuses.stream().anyMatch(status -> start(status).isEmpty())
        ? Optional.empty()
        : statuses.stream()
            .flatMap(status -> start(status).stream())
            .map(Instant::parse)
            .max(Instant::compareTo);
  }

  private static Optional<String> start(ContainerStatus status) {
    return Optional.ofNullable(status.getState())
        .map(ContainerState::getRunning)
        .map(ContainerStateRunning::getStartedAt);
  }

  private Optional<ContainerStatus> status(String container) {
    return pod.getStatus().getContainerStatuses().stream()
        .filter(status -> container.equals(status.getName()))
        .findFirst();
  }

  /** The API server stores times in seconds. */
  private String time() {
    return now.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
