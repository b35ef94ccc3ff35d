package io.streambus.benchmarks.whole;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.plane.BenchmarkPlane;
import java.time.Duration;
import java.util.List;

/** A way to bring clusters up. */
interface Side {
  /** Returns the time from the first request until all clusters serve. */
  Duration bringUp(BenchmarkPlane plane, List<StreamBusCluster> clusters);

  /** Takes away what was brought up and waits until it is gone. */
  void takeDown(BenchmarkPlane plane, List<StreamBusCluster> clusters);
}
