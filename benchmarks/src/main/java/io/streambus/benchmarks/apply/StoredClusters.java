package io.streambus.benchmarks.apply;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.controlplane.BenchmarkControlPlane;
import io.streambus.benchmarks.workload.SampleClusters;
import io.streambus.benchmarks.workload.WriteRequest;
import io.streambus.benchmarks.workload.WriteRequests;
import java.util.List;
import java.util.stream.Stream;

/** Posts clusters to an otherwise empty, warmed-up API server. */
final class StoredClusters {

  private static final int WARM_UP = 100;

  private StoredClusters() {}

  /** Warms up the API server, then posts {@code count} clusters. */
  static List<StreamBusCluster> post(BenchmarkControlPlane plane, int count, int threads) {
    warmUp(plane, threads);
    return post(plane, SampleClusters.of("clusters", count), threads);
  }

  /** Posts {@code count} additional clusters in separate namespaces. */
  static void postAdditional(BenchmarkControlPlane plane, int count, int threads) {
    post(plane, SampleClusters.of("further", count), threads);
  }

  private static List<StreamBusCluster> post(
      BenchmarkControlPlane plane, List<StreamBusCluster> clusters, int threads) {
    plane.createNamespaces(clusters);
    return plane.post(clusters, threads);
  }

  private static void warmUp(BenchmarkControlPlane plane, int threads) {
    List<StreamBusCluster> clusters = SampleClusters.of("warm-up", WARM_UP);
    plane.createNamespaces(clusters);
    List<StreamBusCluster> stored = plane.post(clusters, threads);
    plane.sender(threads).send(stored.stream().map(WriteRequests::firstReconcile).toList());
    plane.sender(threads).send(stored.stream().map(StoredClusters::deletions).toList());
  }

  private static List<WriteRequest> deletions(StreamBusCluster stored) {
    return Stream.concat(
            WriteRequests.deletions(stored).stream(), Stream.of(WriteRequests.delete(stored)))
        .toList();
  }
}
