package io.streambus.benchmarks.roll;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.load.WriteRequest;
import io.streambus.benchmarks.plane.BenchmarkPlane;
import io.streambus.benchmarks.plane.Completion;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Clusters that are brought from image to image together.
 *
 * @param threads of the client that posts
 * @param writes what is posted for a cluster
 */
record Fleet(
    BenchmarkPlane plane, int threads, Function<StreamBusCluster, List<WriteRequest>> writes) {

  private static final Duration LIMIT = Duration.ofMinutes(8);

  /** Posts clusters and returns the time until each broker of each runs their image. */
  Duration bringTo(String tag, List<StreamBusCluster> clusters) {
    List<List<WriteRequest>> posts = clusters.stream().map(writes).toList();
    try (Completion<StatefulSet> rolled =
        new Completion<>(
            plane.client(),
            StatefulSet.class,
            RolledClusters.PREFIX,
            clusters.size(),
            set -> isAt(set, tag))) {
      long begin = System.nanoTime();
      plane.sender(threads).send(posts);
      rolled.await(LIMIT);
      return Duration.ofNanos(System.nanoTime() - begin);
    }
  }

  /** Judged in the same way for both sides, by what the StatefulSet controller says. */
  private static boolean isAt(StatefulSet set, String tag) {
    Integer wanted = set.getSpec().getReplicas();
    return set.getSpec().getTemplate().getSpec().getContainers().stream()
            .anyMatch(container -> container.getImage().endsWith(":" + tag))
        && set.getMetadata().getGeneration().equals(set.getStatus().getObservedGeneration())
        && wanted.equals(set.getStatus().getUpdatedReplicas())
        && wanted.equals(set.getStatus().getReadyReplicas());
  }
}
