package io.streambus.app.playground;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.vocabulary.ClusterPhase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All clusters run. */
final class Goal {

  private Goal() {}

  static boolean isReached(List<StreamBusCluster> clusters) {
    return clusters.stream().allMatch(Goal::isRunning);
  }

  /** Why not, by the conditions of the clusters that do not run. */
  static String reason(List<StreamBusCluster> clusters) {
    return clusters.stream()
        .filter(cluster -> !isRunning(cluster))
        .map(Goal::conditions)
        .collect(Collectors.joining("\n"));
  }

  private static boolean isRunning(StreamBusCluster cluster) {
    return Optional.ofNullable(cluster.getStatus())
        .flatMap(StreamBusClusterStatus::phase)
        .filter(ClusterPhase.RUNNING.text()::equals)
        .isPresent();
  }

  private static String conditions(StreamBusCluster cluster) {
    String conditions =
        Picture.conditions(cluster).stream()
            .map(condition -> "\n  " + condition.type() + ": " + Picture.text(condition))
            .collect(Collectors.joining());
    return Picture.title(cluster)
        + " is not Running"
        + (conditions.isEmpty() ? "; it has no conditions" : conditions);
  }
}
