package io.streambus.benchmarks.whole;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.controlplane.BenchmarkControlPlane;
import io.streambus.benchmarks.harness.ProgressPrinter;
import io.streambus.benchmarks.harness.Settings;
import io.streambus.benchmarks.report.Measurement;
import io.streambus.benchmarks.suite.BenchmarkSuite;
import io.streambus.benchmarks.suite.ThreadCalibration;
import io.streambus.benchmarks.workload.SampleClusters;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Measures the time from custom resource to running cluster on a complete control plane, against a
 * raw client that posts the same objects. Each round uses a separate control plane for the operator
 * and for the raw client, and the order alternates.
 */
public final class WholeSuite implements BenchmarkSuite {

  @Override
  public List<Measurement> run(
      Settings settings, Supplier<ThreadCalibration> calibration, ProgressPrinter progress) {
    int threads = calibration.get().bestThreadCount();
    List<Duration> raw = new ArrayList<>();
    List<OperatorRun> operator = new ArrayList<>();
    List<Duration> cold = new ArrayList<>();
    for (int round = 0; round < settings.rounds(); round++) {
      if (round % 2 == 0) {
        raw.add(raw(settings, threads, progress));
        operator.add(operator(settings, threads, round, progress));
      } else {
        operator.add(operator(settings, threads, round, progress));
        raw.add(raw(settings, threads, progress));
      }
      cold.add(new OperatorRound(settings, threads, progress).runCold(round));
      progress.print("cold operator: %.1f s", cold.get(round).toMillis() / 1e3);
    }
    return new WholeResults(settings.clusters(), threads, raw, operator, cold).measurements();
  }

  private static Duration raw(Settings settings, int threads, ProgressPrinter progress) {
    try (BenchmarkControlPlane plane = BenchmarkControlPlane.start(ControlPlaneProfile.FULL)) {
      WarmUp.run(plane, new RawClientContender(threads), settings.clusters());
      List<StreamBusCluster> clusters = SampleClusters.of("clusters", settings.clusters());
      plane.createNamespaces(clusters);
      Duration time = new RawClientContender(threads).create(plane, clusters);
      progress.print("%d clusters by a raw client: %.1f s", clusters.size(), time.toMillis() / 1e3);
      return time;
    }
  }

  private static OperatorRun operator(
      Settings settings, int threads, int round, ProgressPrinter progress) {
    boolean withIdle = round == settings.rounds() - 1;
    OperatorRun run = new OperatorRound(settings, threads, progress).run(round, withIdle);
    progress.print(
        "%d clusters by the operator: %.1f s, last object after %.1f s",
        settings.clusters(), run.time().toMillis() / 1e3, run.timeToLastObject().toMillis() / 1e3);
    progress.print("requests of the operator: %s", run.requests().byVerbAndResource());
    return run;
  }
}
