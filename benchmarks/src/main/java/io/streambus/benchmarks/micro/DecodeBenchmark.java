package io.streambus.benchmarks.micro;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.api.StreamBusCluster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Measures the cost of decoding one watch event. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecodeBenchmark {

  private final KubernetesSerialization serialization = new KubernetesSerialization();
  private final byte[] json = stored();

  /** Decodes one cluster as sent by the API server, with status and managed fields. */
  @Benchmark
  public StreamBusCluster decode() {
    return serialization.unmarshal(new ByteArrayInputStream(json), StreamBusCluster.class);
  }

  private static byte[] stored() {
    try (InputStream in = DecodeBenchmark.class.getResourceAsStream("stored-cluster.json")) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
