package io.streambus.benchmarks.whole;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.controlplane.BenchmarkControlPlane;
import io.streambus.benchmarks.workload.SampleClusters;
import java.util.List;

/**
 * Creates and deletes as many clusters as are measured. The raw client has already posted hundreds
 * of clusters during thread calibration; a production operator has reconciled many as well.
 */
final class WarmUp {

  private WarmUp() {}

  static void run(BenchmarkControlPlane plane, Contender contender, int count) {
    List<StreamBusCluster> clusters = SampleClusters.of("warm-up", count);
    plane.createNamespaces(clusters);
    contender.create(plane, clusters);
    contender.delete(plane, clusters);
  }
}
