package io.streambus.benchmarks.sizing;

import io.streambus.benchmarks.controlplane.BenchmarkControlPlane;
import io.streambus.benchmarks.harness.ProgressPrinter;
import io.streambus.benchmarks.harness.Settings;
import io.streambus.benchmarks.process.OperatorProgram;
import io.streambus.benchmarks.report.Machine;
import io.streambus.benchmarks.report.Measurement;
import io.streambus.benchmarks.sizing.SizingRun.SizedStart;
import io.streambus.benchmarks.suite.BenchmarkSuite;
import io.streambus.benchmarks.suite.ThreadCalibration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Measures start-up, and memory, connections, CPU time and requests at rest. */
public final class SizingSuite implements BenchmarkSuite {

  private static final int FEW = 100;
  private static final int MANY = 1000;
  private static final int POSTING_THREADS = 4;

  @Override
  public List<Measurement> run(
      Settings settings, Supplier<ThreadCalibration> calibration, ProgressPrinter progress) {
    Machine machine = Machine.current();
    OperatorProgram program = OperatorProgram.of(settings);
    List<SizingRun> runs = new ArrayList<>();
    for (SizedFleet fleet : fleets()) {
      runs.add(measure(fleet, program, settings, progress));
    }
    SizingResults results = new SizingResults(program.name(), runs);
    if (settings.updateDocs()) {
      SizingPage.inDocs().update(results.table(machine));
    }
    return results.measurements();
  }

  private static List<SizedFleet> fleets() {
    return List.of(
        SizedFleet.withoutPods(0),
        SizedFleet.withoutPods(FEW),
        SizedFleet.withoutPods(MANY),
        SizedFleet.withPods(MANY),
        SizedFleet.withTls(MANY));
  }

  private static SizingRun measure(
      SizedFleet fleet, OperatorProgram program, Settings settings, ProgressPrinter progress) {
    try (BenchmarkControlPlane plane = BenchmarkControlPlane.start(fleet.profile())) {
      plane.createNamespaces(fleet.clusters());
      plane.post(fleet.clusters(), POSTING_THREADS);
      SizingRound round = new SizingRound(settings, program, plane, fleet);
      double afterCreation = round.createObjects();
      progress.print("%s clusters created: %.0f MB", fleet.name(), afterCreation);
      List<SizedStart> starts = new ArrayList<>();
      for (int i = 0; i < settings.rounds(); i++) {
        starts.add(round.restart(i));
        progress.print("%s clusters: %s", fleet.name(), starts.get(i));
      }
      return new SizingRun(fleet.name(), afterCreation, starts);
    }
  }
}
