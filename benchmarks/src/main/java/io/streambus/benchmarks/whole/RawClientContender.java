package io.streambus.benchmarks.whole;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.controlplane.BenchmarkControlPlane;
import io.streambus.benchmarks.controlplane.CompletionWatcher;
import io.streambus.benchmarks.workload.WriteRequest;
import io.streambus.benchmarks.workload.WriteRequests;
import java.time.Duration;
import java.util.List;

/**
 * Creates clusters by posting them and their objects without an operator: the lower bound for any
 * operator.
 */
record RawClientContender(int threads) implements Contender {

  @Override
  public Duration create(BenchmarkControlPlane plane, List<StreamBusCluster> clusters) {
    List<List<WriteRequest>> writes =
        clusters.stream().map(each -> List.of(WriteRequests.ownedObjects(each))).toList();
    String prefix = MeasuredClusters.prefix(clusters);
    try (CompletionWatcher<StatefulSet> ready =
        new CompletionWatcher<>(
            plane.client(),
            StatefulSet.class,
            prefix,
            clusters.size(),
            RawClientContender::isReady)) {
      long begin = System.nanoTime();
      plane.sender(threads).send(writes);
      ready.await(MeasuredClusters.LIMIT);
      return Duration.ofNanos(System.nanoTime() - begin);
    }
  }

  @Override
  public void delete(BenchmarkControlPlane plane, List<StreamBusCluster> clusters) {
    plane
        .sender(threads)
        .send(clusters.stream().map(cluster -> List.of(WriteRequests.delete(cluster))).toList());
    MeasuredClusters.deleteAndAwait(plane, clusters);
  }

  private static boolean isReady(StatefulSet set) {
    return set.getStatus() != null
        && set.getStatus().getReadyReplicas() != null
        && set.getStatus().getReadyReplicas().equals(set.getSpec().getReplicas());
  }
}
