package io.streambus.benchmarks.whole;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.plane.BenchmarkPlane;
import java.time.Duration;
import java.util.List;

/** A way of creating clusters. */
interface Side {
  /** Creates clusters and returns the time from the first request until all of them are ready. */
  Duration bringUp(BenchmarkPlane plane, List<StreamBusCluster> clusters);

  /** Deletes the clusters and waits until their deletion has completed. */
  void takeDown(BenchmarkPlane plane, List<StreamBusCluster> clusters);
}
