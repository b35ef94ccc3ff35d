package io.streambus.benchmarks.sizing;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.controlplane.BenchmarkControlPlane;
import io.streambus.benchmarks.harness.ProgressPrinter;
import io.streambus.benchmarks.harness.Settings;
import io.streambus.benchmarks.process.OperatorProgram;
import io.streambus.benchmarks.process.UnpackedImage;
import io.streambus.benchmarks.report.Machine;
import io.streambus.benchmarks.report.Measurement;
import io.streambus.benchmarks.sizing.SizingRun.SizedStart;
import io.streambus.benchmarks.suite.BenchmarkSuite;
import io.streambus.benchmarks.suite.ThreadCalibration;
import io.streambus.benchmarks.workload.SampleClusters;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Measures start-up, and memory, CPU time and requests at rest, on an API server without
 * controllers.
 */
public final class SizingSuite implements BenchmarkSuite {

  private static final List<Integer> CLUSTERS = List.of(0, 100, 1000);
  private static final int POSTING_THREADS = 4;

  @Override
  public List<Measurement> run(
      Settings settings, Supplier<ThreadCalibration> calibration, ProgressPrinter progress) {
    Machine machine = Machine.current();
    OperatorProgram program =
        settings
            .image()
            .map(tar -> UnpackedImage.of(tar, settings.output().resolve("image")).program())
            .orElseGet(OperatorProgram::ofCheckout);
    List<SizingRun> runs = new ArrayList<>();
    for (int clusters : CLUSTERS) {
      runs.add(measure(clusters, program, settings, progress));
    }
    SizingResults results = new SizingResults(program.name(), runs);
    if (settings.updateDocs()) {
      SizingPage.inDocs().update(results.table(machine));
    }
    return results.measurements();
  }

  private static SizingRun measure(
      int clusters, OperatorProgram program, Settings settings, ProgressPrinter progress) {
    try (BenchmarkControlPlane plane =
        BenchmarkControlPlane.start(ControlPlaneProfile.API_SERVER_ONLY)) {
      List<StreamBusCluster> posted = SampleClusters.of("clusters", clusters);
      plane.createNamespaces(posted);
      plane.post(posted, POSTING_THREADS);
      SizingRound round = new SizingRound(settings, program, plane, clusters);
      double afterCreation = round.createObjects();
      progress.print("%d clusters created: %.0f MB", clusters, afterCreation);
      List<SizedStart> starts = new ArrayList<>();
      for (int i = 0; i < settings.rounds(); i++) {
        starts.add(round.restart(i));
        progress.print("%d clusters: %s", clusters, starts.get(i));
      }
      return new SizingRun(clusters, afterCreation, starts);
    }
  }
}
