package io.streambus.benchmarks.whole;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.load.WriteRequest;
import io.streambus.benchmarks.load.WriteRequests;
import io.streambus.benchmarks.plane.BenchmarkPlane;
import io.streambus.benchmarks.plane.Completion;
import java.time.Duration;
import java.util.List;

/**
 * Creates clusters by posting their objects without an operator: the lower bound for any operator.
 */
record RawSide(int threads) implements Side {

  @Override
  public Duration bringUp(BenchmarkPlane plane, List<StreamBusCluster> clusters) {
    List<List<WriteRequest>> writes = clusters.stream().map(WriteRequests::objects).toList();
    String prefix = Clusters.prefix(clusters);
    try (Completion<StatefulSet> ready =
        new Completion<>(
            plane.client(), StatefulSet.class, prefix, clusters.size(), RawSide::isReady)) {
      long begin = System.nanoTime();
      plane.sender(threads).send(writes);
      ready.await(Clusters.LIMIT);
      return Duration.ofNanos(System.nanoTime() - begin);
    }
  }

  @Override
  public void takeDown(BenchmarkPlane plane, List<StreamBusCluster> clusters) {
    plane.sender(threads).send(clusters.stream().map(WriteRequests::deletions).toList());
    Clusters.awaitGone(plane, clusters);
  }

  private static boolean isReady(StatefulSet set) {
    return set.getStatus() != null
        && set.getStatus().getReadyReplicas() != null
        && set.getStatus().getReadyReplicas().equals(set.getSpec().getReplicas());
  }
}
