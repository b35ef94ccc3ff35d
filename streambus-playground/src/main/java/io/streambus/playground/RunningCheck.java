package io.streambus.playground;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ClusterPhase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All clusters run. */
final class RunningCheck {

  private RunningCheck() {}

  static boolean isReached(List<StreamBusCluster> clusters) {
    return clusters.stream().allMatch(RunningCheck::isRunning);
  }

  /** Why not, by the conditions of the clusters that do not run. */
  static String reason(List<StreamBusCluster> clusters) {
    return clusters.stream()
        .filter(cluster -> !isRunning(cluster))
        .map(RunningCheck::conditions)
        .collect(Collectors.joining("\n"));
  }

  private static boolean isRunning(StreamBusCluster cluster) {
    return Optional.ofNullable(cluster.getStatus())
        .flatMap(StreamBusClusterStatus::phase)
        .filter(ClusterPhase.RUNNING.value()::equals)
        .isPresent();
  }

  private static String conditions(StreamBusCluster cluster) {
    String conditions =
        ObjectSummary.conditions(cluster).stream()
            .map(condition -> "\n  " + condition.type() + ": " + ObjectSummary.text(condition))
            .collect(Collectors.joining());
    return ObjectSummary.title(cluster)
        + " is not Running"
        + (conditions.isEmpty() ? "; it has no conditions" : conditions);
  }
}
