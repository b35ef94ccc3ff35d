package io.streambus.benchmarks.micro;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.load.SampleClusters;
import io.streambus.benchmarks.load.WantedObjects;
import io.streambus.resources.DesiredObjects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a pass costs before anything is asked of the API server. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReconcileBenchmark {

  private final StreamBusCluster cluster = SampleClusters.cluster("default", "sample");

  /** Resolves one cluster, builds its objects and their fingerprints. */
  @Benchmark
  public DesiredObjects resolveAndBuild() {
    return DesiredObjects.of(WantedObjects.resolved(cluster).cluster());
  }
}
