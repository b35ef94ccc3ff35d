package io.streambus.benchmarks.restart;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.controlplane.BenchmarkControlPlane;
import io.streambus.benchmarks.controlplane.Requests;
import io.streambus.benchmarks.harness.ProgressPrinter;
import io.streambus.benchmarks.harness.Settings;
import io.streambus.benchmarks.harness.Wait;
import io.streambus.benchmarks.process.MeasuredOperator;
import io.streambus.benchmarks.report.Measurement;
import io.streambus.benchmarks.report.Target;
import io.streambus.benchmarks.suite.BenchmarkSuite;
import io.streambus.benchmarks.suite.ThreadCalibration;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Counts what a restarted operator writes although nothing has changed, for clusters in several
 * conditions, on a complete control plane.
 */
public final class RestartSuite implements BenchmarkSuite {

  private static final String SUITE = "restart";
  private static final int CLUSTERS = 10;
  private static final int POSTING_THREADS = 4;

  /** Longer than the patience of every diagnosis, after which the status changes. */
  private static final Duration SETTLING = Duration.ofSeconds(90);

  @Override
  public List<Measurement> run(
      Settings settings, Supplier<ThreadCalibration> calibration, ProgressPrinter progress) {
    try (BenchmarkControlPlane plane = BenchmarkControlPlane.start(ControlPlaneProfile.FULL)) {
      List<StreamBusCluster> clusters =
          Arrays.stream(RestingCluster.values()).flatMap(RestartSuite::clusters).toList();
      plane.createNamespaces(clusters);
      plane.post(clusters, POSTING_THREADS);
      settle(plane, settings, "first");
      Instant restart = Instant.now();
      settle(plane, settings, "restarted");
      Requests writes = plane.operatorRequests().since(restart).writes();
      progress.print("writes after the restart: %s", writes.byVerbAndResource());
      return Arrays.stream(RestingCluster.values())
          .map(condition -> writesPerCluster(condition, writes))
          .toList();
    }
  }

  private static Stream<StreamBusCluster> clusters(RestingCluster condition) {
    return IntStream.range(0, CLUSTERS).mapToObj(i -> condition.cluster("cluster-" + i));
  }

  private static void settle(BenchmarkControlPlane plane, Settings settings, String name) {
    try (MeasuredOperator operator =
        MeasuredOperator.start(
            plane.operatorKubeconfig(), settings.log("restart-" + name), List.of())) {
      operator.awaitReady();
      Wait.sleep(SETTLING);
      plane.awaitIdleOperator();
    }
  }

  private static Measurement writesPerCluster(RestingCluster condition, Requests writes) {
    long count =
        writes.entries().stream()
            .filter(entry -> entry.namespace().equals(condition.namespace()))
            .count();
    return Measurement.count(
            SUITE,
            "writes per cluster after a restart, " + condition,
            List.of(count / (double) CLUSTERS))
        .withTarget(Target.atMost(0));
  }
}
