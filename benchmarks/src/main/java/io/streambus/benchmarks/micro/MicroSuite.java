package io.streambus.benchmarks.micro;

import io.streambus.benchmarks.harness.BenchmarkFailedException;
import io.streambus.benchmarks.harness.ProgressPrinter;
import io.streambus.benchmarks.harness.Settings;
import io.streambus.benchmarks.report.Measurement;
import io.streambus.benchmarks.suite.BenchmarkSuite;
import io.streambus.benchmarks.suite.ThreadCalibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures the pure computation of a reconciliation with JMH. */
public final class MicroSuite implements BenchmarkSuite {

  private static final String SUITE = "micro";
  private static final String ALLOCATION = "gc.alloc.rate.norm";
  private static final double BYTES_PER_KIB = 1024;

  @Override
  public List<Measurement> run(
      Settings settings, Supplier<ThreadCalibration> calibration, ProgressPrinter progress) {
    List<Measurement> measurements = new ArrayList<>();
    measurements.addAll(
        run(ReconcileBenchmark.class, "resolve, build and fingerprint one cluster"));
    progress.print("resolve and build measured");
    measurements.addAll(run(DecodeBenchmark.class, "decode one cluster"));
    progress.print("decode measured");
    return measurements;
  }

  private static List<Measurement> run(Class<?> benchmark, String what) {
    Options options =
        new OptionsBuilder()
            .include(benchmark.getName())
            .addProfiler(GCProfiler.class)
            .forks(2)
            .warmupIterations(5)
            .warmupTime(TimeValue.seconds(2))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(2))
            .timeout(TimeValue.minutes(1))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    try {
      RunResult result = new Runner(options).run().iterator().next();
      Result<?> allocation = Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATION));
      return List.of(
          Measurement.absolute(SUITE, what, "µs", List.of(result.getPrimaryResult().getScore())),
          Measurement.absolute(
              SUITE, what + ", allocation", "KiB", List.of(allocation.getScore() / BYTES_PER_KIB)));
    } catch (RunnerException e) {
      throw new BenchmarkFailedException("JMH failed", e);
    }
  }
}
