package io.streambus.benchmarks.roll;

import io.streambus.benchmarks.Part;
import io.streambus.benchmarks.Progress;
import io.streambus.benchmarks.Settings;
import io.streambus.benchmarks.load.ThreadCalibration;
import io.streambus.benchmarks.report.Measurement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Clusters roll to a new image on a whole control plane: by the operator in place and by deletion,
 * and by the RollingUpdate of Kubernetes with the same objects. Each round has a control plane of
 * its own for either side, and the order alternates.
 */
public final class RollPart implements Part {

  @Override
  public List<Measurement> run(
      Settings settings, Supplier<ThreadCalibration> calibration, Progress progress) {
    Rolls rolls = new Rolls(settings, calibration.get().best(), progress);
    List<Duration> builtIn = new ArrayList<>();
    List<RollRun> operator = new ArrayList<>();
    for (int round = 0; round < settings.rounds(); round++) {
      if (round % 2 == 0) {
        builtIn.add(rolls.builtIn());
        operator.addAll(rolls.byOperator(round, List.of(Way.IN_PLACE, Way.BY_DELETION)));
      } else {
        operator.addAll(rolls.byOperator(round, List.of(Way.BY_DELETION, Way.IN_PLACE)));
        builtIn.add(rolls.builtIn());
      }
    }
    return new RollResults(settings.clusters(), builtIn, operator).measurements();
  }
}
