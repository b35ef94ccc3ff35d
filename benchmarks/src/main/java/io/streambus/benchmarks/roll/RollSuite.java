package io.streambus.benchmarks.roll;

import io.streambus.benchmarks.harness.ProgressPrinter;
import io.streambus.benchmarks.harness.Settings;
import io.streambus.benchmarks.report.Measurement;
import io.streambus.benchmarks.suite.BenchmarkSuite;
import io.streambus.benchmarks.suite.ThreadCalibration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Measures rolling clusters to a new image on a complete control plane: by the operator in place
 * and by deletion, and by the RollingUpdateObjects strategy of Kubernetes with the same objects.
 * Each round uses a separate control plane for the operator and for RollingUpdateObjects, and the
 * order alternates.
 */
public final class RollSuite implements BenchmarkSuite {

  @Override
  public List<Measurement> run(
      Settings settings, Supplier<ThreadCalibration> calibration, ProgressPrinter progress) {
    RollRound rollRound = new RollRound(settings, calibration.get().bestThreadCount(), progress);
    List<Duration> builtIn = new ArrayList<>();
    List<RollRun> operator = new ArrayList<>();
    for (int round = 0; round < settings.rounds(); round++) {
      if (round % 2 == 0) {
        builtIn.add(rollRound.byKubernetes());
        operator.addAll(
            rollRound.byOperator(round, List.of(RollStrategy.IN_PLACE, RollStrategy.BY_DELETION)));
      } else {
        operator.addAll(
            rollRound.byOperator(round, List.of(RollStrategy.BY_DELETION, RollStrategy.IN_PLACE)));
        builtIn.add(rollRound.byKubernetes());
      }
    }
    return new RollResults(settings.clusters(), builtIn, operator).measurements();
  }
}
