package io.streambus.benchmarks.whole;

import io.streambus.benchmarks.plane.Requests;
import io.streambus.benchmarks.report.Measurement;
import io.streambus.benchmarks.report.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Turns what the rounds gave into lines of the table. */
record WholeResults(int clusters, int threads, List<Duration> raw, List<OperatorRun> operator) {

  private static final String PART = "whole";

  List<Measurement> measurements() {
    List<Measurement> lines = new ArrayList<>();
    lines.add(
        Measurement.ratio(
                PART, clusters + " clusters until Running, operator / raw client", ratios())
            .withGoal(Target.atMost(1.15)));
    lines.addAll(counts());
    lines.add(
        Measurement.absolute(
            PART,
            "raw client, %d threads: until all StatefulSets are ready".formatted(threads),
            "s",
            raw.stream().map(WholeResults::seconds).toList()));
    lines.add(seconds("operator: until all clusters are Running", OperatorRun::time));
    lines.add(seconds("operator: until its last object is written", OperatorRun::toLastObject));
    lines.add(seconds("operator: CPU time until all are Running", OperatorRun::cpu));
    lines.add(
        Measurement.absolute(
            PART, "operator: resident memory", "MiB", each(OperatorRun::resident)));
    return lines;
  }

  private List<Measurement> counts() {
    List<Measurement> lines = new ArrayList<>();
    lines.add(
        count("writes per object, max", Requests::objectWrites, Requests::maxPerObject)
            .withGoal(Target.atMost(1)));
    lines.add(
        count("status writes per cluster, max", Requests::statusWrites, Requests::maxPerObject)
            .withGoal(Target.atMost(4)));
    lines.add(
        count("status writes per cluster, mean", Requests::statusWrites, Requests::meanPerObject));
    lines.add(
        count(
            "writes per cluster with status and events, mean",
            Requests::writes,
            requests -> requests.count() / (double) clusters));
    lines.add(
        Measurement.count(
            PART, "passes per cluster, mean", each(run -> run.reconciles() / clusters)));
    lines.add(count("GETs", Requests::gets, Requests::count).withGoal(Target.atMost(0)));
    lines.add(count("conflicts", Requests::conflicts, Requests::count).withGoal(Target.atMost(0)));
    lines.add(
        Measurement.count(
                PART,
                "requests in %d s at rest".formatted(OperatorRound.IDLE.toSeconds()),
                operator.stream()
                    .map(OperatorRun::idleRequests)
                    .flatMapToInt(OptionalInt::stream)
                    .mapToObj(count -> (double) count)
                    .toList())
            .withGoal(Target.atMost(0)));
    return lines;
  }

  private List<Double> ratios() {
    return IntStream.range(0, raw.size())
        .mapToObj(i -> seconds(operator.get(i).time()) / seconds(raw.get(i)))
        .toList();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private Measurement seconds(String what, Function<OperatorRun, Duration> time) {
    return Measurement.absolute(PART, what, "s", each(run -> seconds(time.apply(run))));
  }

  private Measurement count(
      String what, Function<Requests, Requests> which, ToDoubleFunction<Requests> count) {
    return Measurement.count(
        PART, what, each(run -> count.applyAsDouble(which.apply(run.requests()))));
  }

  private List<Double> each(ToDoubleFunction<OperatorRun> value) {
    return operator.stream().mapToDouble(value).boxed().toList();
  }
}
