package io.streambus.benchmarks.whole;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ClusterPhase;
import io.streambus.benchmarks.controlplane.BenchmarkControlPlane;
import io.streambus.benchmarks.controlplane.CompletionWatcher;
import io.streambus.benchmarks.workload.WriteRequest;
import io.streambus.benchmarks.workload.WriteRequests;
import java.time.Duration;
import java.util.List;

/** Creates clusters by posting custom resources, which a running operator reconciles. */
record OperatorContender(int threads) implements Contender {

  @Override
  public Duration create(BenchmarkControlPlane plane, List<StreamBusCluster> clusters) {
    List<List<WriteRequest>> writes =
        clusters.stream().map(cluster -> List.of(WriteRequests.apply(cluster))).toList();
    String prefix = MeasuredClusters.prefix(clusters);
    try (CompletionWatcher<StreamBusCluster> running =
        new CompletionWatcher<>(
            plane.client(),
            StreamBusCluster.class,
            prefix,
            clusters.size(),
            OperatorContender::isRunning)) {
      long begin = System.nanoTime();
      plane.sender(threads).send(writes);
      running.await(MeasuredClusters.LIMIT);
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

  private static boolean isRunning(StreamBusCluster cluster) {
    return cluster.getStatus() != null
        && cluster.getStatus().phase().filter(ClusterPhase.RUNNING.value()::equals).isPresent();
  }
}
