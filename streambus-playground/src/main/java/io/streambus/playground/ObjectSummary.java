package io.streambus.playground;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterCondition;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Summary of the state of objects at one moment.
 *
 * @param lines state by title, one entry per line
 */
record ObjectSummary(Map<String, String> lines) {

  static final ObjectSummary EMPTY = new ObjectSummary(Map.of());

  /** Summarizes objects in the given order. */
  static ObjectSummary of(List<? extends HasMetadata> objects) {
    Map<String, String> lines = new LinkedHashMap<>();
    objects.forEach(
        object -> {
          lines.put(title(object), state(object));
          if (object instanceof StreamBusCluster cluster) {
            conditions(cluster)
                .forEach(
                    condition ->
                        lines.put(title(cluster) + " " + condition.type(), describe(condition)));
          }
        });
    return new ObjectSummary(lines);
  }

  static List<ClusterCondition> conditions(StreamBusCluster cluster) {
    return Optional.ofNullable(cluster.getStatus())
        .map(StreamBusClusterStatus::conditions)
        .orElse(List.of());
  }

  static String title(HasMetadata object) {
    return "%s %s/%s"
        .formatted(
            object.getKind(), object.getMetadata().getNamespace(), object.getMetadata().getName());
  }

  static String describe(ClusterCondition condition) {
    return "%s, %s: %s".formatted(condition.status(), condition.reason(), condition.message());
  }

  private static String state(HasMetadata object) {
    if (object instanceof StreamBusCluster cluster) {
      return Optional.ofNullable(cluster.getStatus())
          .flatMap(StreamBusClusterStatus::phase)
          .orElse("no status yet");
    }
    if (object instanceof StatefulSet set) {
      return "%d of %d pods ready".formatted(readyPods(set), set.getSpec().getReplicas());
    }
    if (object instanceof Pod pod) {
      return Optional.ofNullable(pod.getStatus()).map(ObjectSummary::podState).orElse("Pending");
    }
    if (object instanceof PersistentVolumeClaim claim) {
      return claim.getStatus() == null ? "Pending" : claim.getStatus().getPhase();
    }
    return "created";
  }

  private static int readyPods(StatefulSet set) {
    return Optional.ofNullable(set.getStatus()).map(status -> status.getReadyReplicas()).orElse(0);
  }

  private static String podState(PodStatus status) {
    boolean ready =
        status.getConditions().stream()
            .anyMatch(
                condition ->
                    condition.getType().equals("Ready") && condition.getStatus().equals("True"));
    return ready ? "ready" : Optional.ofNullable(status.getPhase()).orElse("Pending");
  }
}
