package io.streambus.benchmarks.load;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.Progress;
import io.streambus.benchmarks.plane.BenchmarkPlane;
import io.streambus.testkit.controlplane.Extent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds with how many threads a raw client is fastest, so that nothing is compared with a slow one.
 * It measures on an API server without controllers.
 *
 * @param rates writes per second by number of threads
 */
public record ThreadCalibration(Map<Integer, Double> rates) {

  private static final List<Integer> THREADS = List.of(1, 2, 4, 8);
  private static final int CLUSTERS = 100;

  /** After as many requests the rate of a JVM grows no more. */
  private static final List<String> WARM_UP = List.of("warm-up-a", "warm-up-b", "warm-up-c");

  /** Tries all numbers of threads, after a first try that warms both sides up. */
  public static ThreadCalibration run(Progress progress) {
    Map<Integer, Double> rates = new TreeMap<>();
    try (BenchmarkPlane plane = BenchmarkPlane.start(Extent.API_SERVER_ONLY)) {
      WARM_UP.forEach(name -> rate(plane, name, 4));
      for (int threads : THREADS) {
        rates.put(threads, rate(plane, "threads-" + threads, threads));
        progress.say("raw client, %d threads: %.0f writes/s", threads, rates.get(threads));
      }
    }
    return new ThreadCalibration(rates);
  }

  /** The number of threads with the highest rate. */
  public int best() {
    return rates.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private static double rate(BenchmarkPlane plane, String prefix, int threads) {
    List<StreamBusCluster> clusters = SampleClusters.of(prefix, CLUSTERS);
    plane.createNamespaces(clusters);
    List<List<Write>> writes =
        plane.post(clusters, threads).stream().map(Writes::firstPass).toList();
    Duration time = plane.sender(threads).send(writes);
    return writes.stream().mapToInt(List::size).sum() * 1e9 / time.toNanos();
  }
}
