package io.streambus.benchmarks.suite;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.controlplane.BenchmarkControlPlane;
import io.streambus.benchmarks.harness.ProgressPrinter;
import io.streambus.benchmarks.report.Measurement;
import io.streambus.benchmarks.workload.SampleClusters;
import io.streambus.benchmarks.workload.WriteRequest;
import io.streambus.benchmarks.workload.WriteRequests;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the number of threads with which a raw client is fastest, so that the operator is compared
 * with the fastest one. Measures on an API server without controllers.
 *
 * @param rates writes per second by number of threads
 */
public record ThreadCalibration(Map<Integer, Double> rates) {

  private static final List<Integer> THREADS = List.of(1, 2, 4, 8);
  private static final int CLUSTERS = 200;

  /** Number of clusters after which the throughput of a JVM hardly increases. */
  private static final int WARM_UP = 1000;

  /** Measures every number of threads, after a warm-up of the client and the API server. */
  public static ThreadCalibration run(ProgressPrinter progress) {
    Map<Integer, Double> rates = new TreeMap<>();
    try (BenchmarkControlPlane plane =
        BenchmarkControlPlane.start(ControlPlaneProfile.API_SERVER_ONLY)) {
      rate(plane, "warm-up", WARM_UP, 8);
      for (int threads : THREADS) {
        rates.put(threads, rate(plane, "threads-" + threads, CLUSTERS, threads));
        progress.print("raw client, %d threads: %.0f writes/s", threads, rates.get(threads));
      }
    }
    return new ThreadCalibration(rates);
  }

  /** Returns the number of threads with the highest throughput. */
  public int bestThreadCount() {
    return rates.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  /** Returns the throughput of every number of threads as measurements. */
  public List<Measurement> measurements() {
    return rates.entrySet().stream()
        .map(
            each ->
                Measurement.absolute(
                    "raw client",
                    "first reconcile of %d clusters, %d threads".formatted(CLUSTERS, each.getKey()),
                    "writes/s",
                    List.of(each.getValue())))
        .toList();
  }

  private static double rate(BenchmarkControlPlane plane, String prefix, int count, int threads) {
    List<StreamBusCluster> clusters = SampleClusters.of(prefix, count);
    plane.createNamespaces(clusters);
    List<List<WriteRequest>> writes =
        plane.post(clusters, threads).stream().map(WriteRequests::firstReconcile).toList();
    Duration time = plane.sender(threads).send(writes);
    return writes.stream().mapToInt(List::size).sum() * 1e9 / time.toNanos();
  }
}
