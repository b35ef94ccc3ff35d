package io.streambus.benchmarks.whole;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.load.SampleClusters;
import io.streambus.benchmarks.plane.BenchmarkPlane;
import java.util.List;

/**
 * Creates and deletes as many clusters as are measured. The raw client has already posted hundreds
 * of clusters during thread calibration; a production operator has reconciled many as well.
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
