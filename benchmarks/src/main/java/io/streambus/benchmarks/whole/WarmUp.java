package io.streambus.benchmarks.whole;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.load.SampleClusters;
import io.streambus.benchmarks.plane.BenchmarkPlane;
import java.util.List;

/**
 * As many clusters as are measured come and go before. The raw client has posted hundreds by then,
 * to find its best number of threads; an operator that runs has worked on many too.
 */
final class WarmUp {

  private WarmUp() {}

  static void run(BenchmarkPlane plane, Side side, int count) {
    List<StreamBusCluster> clusters = SampleClusters.of("warm-up", count);
    plane.createNamespaces(clusters);
    side.bringUp(plane, clusters);
    side.takeDown(plane, clusters);
  }
}
