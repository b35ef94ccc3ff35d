package io.streambus.benchmarks.whole;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ClusterPhase;
import io.streambus.benchmarks.load.WriteRequest;
import io.streambus.benchmarks.load.WriteRequests;
import io.streambus.benchmarks.plane.BenchmarkPlane;
import io.streambus.benchmarks.plane.Completion;
import java.time.Duration;
import java.util.List;

/** Creates clusters by posting custom resources, which a running operator reconciles. */
record OperatorSide(int threads) implements Side {

  @Override
  public Duration bringUp(BenchmarkPlane plane, List<StreamBusCluster> clusters) {
    List<List<WriteRequest>> writes =
        clusters.stream().map(cluster -> List.of(WriteRequests.apply(cluster))).toList();
    String prefix = Clusters.prefix(clusters);
    try (Completion<StreamBusCluster> running =
        new Completion<>(
            plane.client(),
            StreamBusCluster.class,
            prefix,
            clusters.size(),
            OperatorSide::isRunning)) {
      long begin = System.nanoTime();
      plane.sender(threads).send(writes);
      running.await(Clusters.LIMIT);
      return Duration.ofNanos(System.nanoTime() - begin);
    }
  }

  @Override
  public void takeDown(BenchmarkPlane plane, List<StreamBusCluster> clusters) {
    plane
        .sender(threads)
        .send(clusters.stream().map(cluster -> List.of(WriteRequests.delete(cluster))).toList());
    Clusters.awaitGone(plane, clusters);
  }

  private static boolean isRunning(StreamBusCluster cluster) {
    return cluster.getStatus() != null
        && cluster.getStatus().phase().filter(ClusterPhase.RUNNING.value()::equals).isPresent();
  }
}
