package io.streambus.benchmarks.micro;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.workload.DesiredObjects;
import io.streambus.benchmarks.workload.SampleClusters;
import io.streambus.resources.DesiredResources;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Measures the cost of a reconciliation before it sends any request. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReconcileBenchmark {

  private final StreamBusCluster cluster = SampleClusters.cluster("default", "sample");

  /** Resolves one cluster, and builds its objects and their fingerprints. */
  @Benchmark
  public DesiredResources resolveAndBuild() {
    return DesiredResources.of(DesiredObjects.resolve(cluster).cluster());
  }
}
