package io.streambus.benchmarks.whole;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.controlplane.BenchmarkControlPlane;
import java.time.Duration;
import java.util.List;

/** A way of creating clusters. */
interface Contender {
  /** Creates clusters and returns the time from the first request until all of them are ready. */
  Duration create(BenchmarkControlPlane plane, List<StreamBusCluster> clusters);

  /** Deletes the clusters and waits until their deletion has completed. */
  void delete(BenchmarkControlPlane plane, List<StreamBusCluster> clusters);
}
