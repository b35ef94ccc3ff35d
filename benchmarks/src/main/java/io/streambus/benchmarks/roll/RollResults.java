package io.streambus.benchmarks.roll;

import io.streambus.benchmarks.report.Measurement;
import io.streambus.benchmarks.report.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Turns what the rounds gave into lines of the table. */
record RollResults(int clusters, List<Duration> builtIn, List<RollRun> operator) {

  private static final String PART = "roll";

  List<Measurement> measurements() {
    List<Measurement> lines = new ArrayList<>();
    for (RollStrategy rollStrategy : RollStrategy.values()) {
      lines.addAll(lines(rollStrategy));
    }
    lines.add(
        Measurement.absolute(
            PART,
            "RollingUpdate of Kubernetes: until all run the new image",
            "s",
            builtIn.stream().map(RollResults::seconds).toList()));
    return lines;
  }

  private List<Measurement> lines(RollStrategy rollStrategy) {
    return List.of(
        Measurement.ratio(
            PART,
            "%d clusters to a new image %s, operator / RollingUpdate of Kubernetes"
                .formatted(clusters, rollStrategy),
            ratios(rollStrategy)),
        Measurement.count(
                PART,
                "roll %s: violations of invariants".formatted(rollStrategy),
                each(rollStrategy, RollRun::violations))
            .withGoal(Target.atMost(0)),
        Measurement.count(
                PART,
                "roll %s: status writes per cluster, max".formatted(rollStrategy),
                each(rollStrategy, run -> run.requests().statusWrites().maxPerObject()))
            .withGoal(Target.atMost(8)),
        Measurement.count(
            PART,
            "roll %s: writes per cluster with status and events, mean".formatted(rollStrategy),
            each(rollStrategy, run -> run.requests().writes().count() / (double) clusters)),
        Measurement.count(
                PART,
                "roll %s: GETs".formatted(rollStrategy),
                each(rollStrategy, run -> run.requests().gets().count()))
            .withGoal(Target.atMost(0)),
        Measurement.absolute(
            PART,
            "operator, %s: until all run the new image".formatted(rollStrategy),
            "s",
            each(rollStrategy, run -> seconds(run.time()))));
  }

  private List<Double> ratios(RollStrategy rollStrategy) {
    List<Double> seconds = each(rollStrategy, run -> seconds(run.time()));
    return IntStream.range(0, builtIn.size())
        .mapToObj(round -> seconds.get(round) / seconds(builtIn.get(round)))
        .toList();
  }

  /** One value for each round. */
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
