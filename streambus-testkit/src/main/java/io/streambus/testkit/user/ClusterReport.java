package io.streambus.testkit.user;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.streambus.api.ClusterCondition;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.testkit.logs.OperatorLog;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells in some lines why a cluster is as it is. */
final class ClusterReport {

  /** Oldest first. Events have the time in one of two fields. */
  static final Comparator<Event> BY_TIME = Comparator.comparing(ClusterReport::time);

  private static final int MAX_EVENTS = 15;
  private static final int MAX_LOG_LINES = 15;
  private static final String UNKNOWN = "-";

  private ClusterReport() {}

  static String of(TestCluster cluster) {
    Optional<StreamBusCluster> found = cluster.find();
    Optional<StreamBusClusterStatus> status =
        found.flatMap(existing -> Optional.ofNullable(existing.getStatus()));
    return Stream.of(
            found
                .map(existing -> head(cluster, existing, status))
                .orElseGet(() -> "StreamBusCluster %s does not exist".formatted(cluster)),
            section("conditions", conditions(status)),
            section("pods", cluster.pods().stream().map(ClusterReport::line).toList()),
            section("events", events(cluster)),
            section("log of the operator", OperatorLog.shared().tail(MAX_LOG_LINES)))
        .collect(Collectors.joining("\n"));
  }

  private static String head(
      TestCluster cluster, StreamBusCluster found, Optional<StreamBusClusterStatus> status) {
    return "StreamBusCluster %s: phase %s, %s of %s brokers ready, generation %s, observed %s"
        .formatted(
            cluster,
            text(status.flatMap(StreamBusClusterStatus::phase)),
            text(status.flatMap(StreamBusClusterStatus::readyReplicas)),
            text(status.flatMap(StreamBusClusterStatus::replicas)),
            text(Optional.ofNullable(found.getMetadata().getGeneration())),
            text(status.flatMap(StreamBusClusterStatus::observedGeneration)));
  }

  private static List<String> conditions(Optional<StreamBusClusterStatus> status) {
    return status.stream()
        .flatMap(known -> known.conditions().stream())
        .map(ClusterReport::line)
        .toList();
  }

  private static String line(ClusterCondition condition) {
    return "%s=%s %s: %s"
        .formatted(condition.type(), condition.status(), condition.reason(), condition.message());
  }

  /** Also those about its pods and claims, whose names contain that of the cluster. */
  private static List<String> events(TestCluster cluster) {
    List<Event> events =
        cluster.user().list(Event.class).stream()
            .filter(event -> event.getInvolvedObject().getName().contains(cluster.name()))
            .sorted(BY_TIME)
            .toList();
    return events.stream()
        .skip(Math.max(0, events.size() - MAX_EVENTS))
        .map(ClusterReport::line)
        .toList();
  }

  private static String line(Event event) {
    return "%s %s %s/%s %s: %s"
        .formatted(
            time(event),
            event.getType(),
            event.getInvolvedObject().getKind(),
            event.getInvolvedObject().getName(),
            event.getReason(),
            event.getMessage());
  }

  private static String time(Event event) {
    return Optional.ofNullable(event.getLastTimestamp())
        .or(() -> Optional.ofNullable(event.getEventTime()).map(time -> time.getTime()))
        .orElse(UNKNOWN);
  }

  private static String line(Pod pod) {
    PodStatus status = Optional.ofNullable(pod.getStatus()).orElseGet(PodStatus::new);
    String problems =
        Stream.concat(
                status.getConditions().stream()
                    .filter(condition -> "False".equals(condition.getStatus()))
                    .map(ClusterReport::problem),
                status.getContainerStatuses().stream().flatMap(ClusterReport::problem))
            .collect(Collectors.joining(", "));
    return pod.getMetadata().getName()
        + ": "
        + text(Optional.ofNullable(status.getPhase()))
        + (isReady(status) ? ", ready" : ", not ready")
        + (pod.isMarkedForDeletion() ? ", terminating" : "")
        + (problems.isEmpty() ? "" : " (" + problems + ")");
  }

  private static boolean isReady(PodStatus status) {
    return status.getConditions().stream()
        .anyMatch(
            condition ->
                "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()));
  }

  private static String problem(PodCondition condition) {
    return "%s: %s %s"
        .formatted(
            condition.getType(),
            text(Optional.ofNullable(condition.getReason())),
            text(Optional.ofNullable(condition.getMessage())));
  }

  private static Stream<String> problem(ContainerStatus container) {
    return Optional.ofNullable(container.getState())
        .map(ContainerState::getWaiting)
        .map(
            waiting ->
                "container %s: %s %s"
                    .formatted(
                        container.getName(),
                        waiting.getReason(),
                        text(Optional.ofNullable(waiting.getMessage()))))
        .stream();
  }

  private static String section(String title, List<String> lines) {
    return lines.isEmpty()
        ? title + ": none"
        : lines.stream()
            .map(line -> "  " + line)
            .collect(Collectors.joining("\n", title + ":\n", ""));
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse(UNKNOWN);
  }
}
