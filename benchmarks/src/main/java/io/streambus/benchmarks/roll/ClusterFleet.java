package io.streambus.benchmarks.roll;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.controlplane.BenchmarkControlPlane;
import io.streambus.benchmarks.controlplane.CompletionWatcher;
import io.streambus.benchmarks.workload.WriteRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Rolls a set of clusters to another image.
 *
 * @param plane control plane of the clusters
 * @param threads number of threads of the posting client
 * @param writes requests to post for a cluster
 */
record ClusterFleet(
    BenchmarkControlPlane plane,
    int threads,
    Function<StreamBusCluster, List<WriteRequest>> writes) {

  private static final Duration LIMIT = Duration.ofMinutes(8);

  /** Posts clusters and returns the time until every broker of each is ready with their image. */
  Duration rollTo(String tag, List<StreamBusCluster> clusters) {
    List<List<WriteRequest>> posts = clusters.stream().map(writes).toList();
    try (CompletionWatcher<StatefulSet> rolled =
        new CompletionWatcher<>(
            plane.client(),
            StatefulSet.class,
            RolledClusters.PREFIX,
            clusters.size(),
            set -> isRolledTo(set, tag))) {
      long begin = System.nanoTime();
      plane.sender(threads).send(posts);
      rolled.await(LIMIT);
      return Duration.ofNanos(System.nanoTime() - begin);
    }
  }

  /**
   * Uses the status of the StatefulSet controller, for the operator and for RollingUpdateObjects
   * alike.
   */
  private static boolean isRolledTo(StatefulSet set, String tag) {
    Integer replicas = set.getSpec().getReplicas();
    return set.getSpec().getTemplate().getSpec().getContainers().stream()
            .anyMatch(container -> container.getImage().endsWith(":" + tag))
        && set.getMetadata().getGeneration().equals(set.getStatus().getObservedGeneration())
        && replicas.equals(set.getStatus().getUpdatedReplicas())
        && replicas.equals(set.getStatus().getReadyReplicas());
  }
}
