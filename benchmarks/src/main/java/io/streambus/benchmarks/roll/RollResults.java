package io.streambus.benchmarks.roll;

import io.streambus.benchmarks.report.Measurement;
import io.streambus.benchmarks.report.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Converts the results of all rounds to measurements. */
record RollResults(int clusters, List<Duration> kubernetes, List<RollRun> operator) {

  private static final String SUITE = "roll";

  List<Measurement> measurements() {
    List<Measurement> measurements = new ArrayList<>();
    for (RollStrategy rollStrategy : RollStrategy.values()) {
      measurements.addAll(measurements(rollStrategy));
    }
    measurements.add(
        Measurement.absolute(
            SUITE,
            "Kubernetes RollingUpdate: time until all brokers run the new image",
            "s",
            kubernetes.stream().map(RollResults::seconds).toList()));
    return measurements;
  }

  private List<Measurement> measurements(RollStrategy rollStrategy) {
    return List.of(
        Measurement.ratio(
            SUITE,
            "%d clusters, new image %s, operator / Kubernetes RollingUpdate"
                .formatted(clusters, rollStrategy),
            ratios(rollStrategy)),
        Measurement.count(
                SUITE,
                "roll %s: invariant violations".formatted(rollStrategy),
                each(rollStrategy, RollRun::violations))
            .withTarget(Target.atMost(0)),
        Measurement.count(
                SUITE,
                "roll %s: status writes per cluster, max".formatted(rollStrategy),
                each(rollStrategy, run -> run.requests().statusWrites().maxPerObject()))
            .withTarget(Target.atMost(8)),
        Measurement.count(
            SUITE,
            "roll %s: writes per cluster including status and events, mean".formatted(rollStrategy),
            each(rollStrategy, run -> run.requests().writes().count() / (double) clusters)),
        Measurement.count(
                SUITE,
                "roll %s: GETs".formatted(rollStrategy),
                each(rollStrategy, run -> run.requests().gets().count()))
            .withTarget(Target.atMost(0)),
        Measurement.absolute(
            SUITE,
            "operator, %s: time until all brokers run the new image".formatted(rollStrategy),
            "s",
            each(rollStrategy, run -> seconds(run.time()))));
  }

  private List<Double> ratios(RollStrategy rollStrategy) {
    List<Double> seconds = each(rollStrategy, run -> seconds(run.time()));
    return IntStream.range(0, kubernetes.size())
        .mapToObj(round -> seconds.get(round) / seconds(kubernetes.get(round)))
        .toList();
  }

  /** Returns one value per round. */
  private List<Double> each(RollStrategy rollStrategy, ToDoubleFunction<RollRun> value) {
    return operator.stream()
        .filter(run -> run.rollStrategy() == rollStrategy)
        .map(value::applyAsDouble)
        .toList();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
