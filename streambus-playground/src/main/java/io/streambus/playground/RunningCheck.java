package io.streambus.playground;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ClusterPhase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks whether all clusters are Running. */
final class RunningCheck {

  private RunningCheck() {}

  static boolean allRunning(List<StreamBusCluster> clusters) {
    return clusters.stream().allMatch(RunningCheck::isRunning);
  }

  /** Describes the clusters that are not Running by their conditions. */
  static String describeNotRunning(List<StreamBusCluster> clusters) {
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
            .map(condition -> "\n  " + condition.type() + ": " + ObjectSummary.describe(condition))
            .collect(Collectors.joining());
    return ObjectSummary.title(cluster)
        + " is not Running"
        + (conditions.isEmpty() ? "; it has no conditions" : conditions);
  }
}
