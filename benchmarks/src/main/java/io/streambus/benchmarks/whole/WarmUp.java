package io.streambus.benchmarks.whole;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.load.SampleClusters;
import io.streambus.benchmarks.plane.BenchmarkPlane;
import java.util.List;

/** Some clusters that come and go before anything is measured. */
final class WarmUp {

  private static final int CLUSTERS = 10;

  private WarmUp() {}

  static void run(BenchmarkPlane plane, Side side) {
    List<StreamBusCluster> clusters = SampleClusters.of("warm-up", CLUSTERS);
    plane.createNamespaces(clusters);
    side.bringUp(plane, clusters);
    side.takeDown(plane, clusters);
  }
}
