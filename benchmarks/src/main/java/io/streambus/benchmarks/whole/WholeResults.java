package io.streambus.benchmarks.whole;

import io.streambus.benchmarks.controlplane.Requests;
import io.streambus.benchmarks.report.Measurement;
import io.streambus.benchmarks.report.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Converts the results of all rounds to measurements. */
record WholeResults(
    int clusters,
    int threads,
    List<Duration> raw,
    List<OperatorRun> operator,
    List<Duration> cold) {

  private static final String SUITE = "whole";

  List<Measurement> measurements() {
    List<Measurement> measurements = new ArrayList<>();
    measurements.add(
        Measurement.ratio(
                SUITE,
                clusters + " clusters until Running, operator / raw client",
                ratios(operator.stream().map(OperatorRun::time).toList()))
            .withTarget(Target.atMost(1.1)));
    measurements.add(
        Measurement.ratio(
                SUITE,
                clusters + " clusters until Running, cold operator / raw client",
                ratios(cold))
            .withTarget(Target.atMost(1.2)));
    measurements.addAll(counts());
    measurements.add(
        Measurement.absolute(
            SUITE,
            "raw client, %d threads: time until all StatefulSets are ready".formatted(threads),
            "s",
            raw.stream().map(WholeResults::seconds).toList()));
    measurements.add(seconds("operator: time until all clusters are Running", OperatorRun::time));
    measurements.add(
        seconds("operator: time until the last object is written", OperatorRun::timeToLastObject));
    measurements.add(
        seconds("operator: CPU time until all clusters are Running", OperatorRun::cpu));
    measurements.add(
        Measurement.absolute(
            SUITE, "operator: resident memory", "MiB", each(OperatorRun::resident)));
    return measurements;
  }

  private List<Measurement> counts() {
    List<Measurement> measurements = new ArrayList<>();
    measurements.add(
        count("writes per object, max", Requests::objectWrites, Requests::maxPerObject)
            .withTarget(Target.atMost(1)));
    measurements.add(
        count("status writes per cluster, max", Requests::statusWrites, Requests::maxPerObject)
            .withTarget(Target.atMost(3)));
    measurements.add(
        count("status writes per cluster, mean", Requests::statusWrites, Requests::meanPerObject));
    measurements.add(
        count(
            "writes per cluster including status and events, mean",
            Requests::writes,
            requests -> requests.count() / (double) clusters));
    measurements.add(
        Measurement.count(
                SUITE, "reconciles per cluster, mean", each(run -> run.reconciles() / clusters))
            .withTarget(Target.atMost(6)));
    measurements.add(count("GETs", Requests::gets, Requests::count).withTarget(Target.atMost(0)));
    measurements.add(
        count("conflicts", Requests::conflicts, Requests::count).withTarget(Target.atMost(0)));
    measurements.add(
        Measurement.count(
                SUITE,
                "requests in %d s while idle".formatted(OperatorRound.IDLE.toSeconds()),
                operator.stream()
                    .map(OperatorRun::idleRequests)
                    .flatMapToInt(OptionalInt::stream)
                    .mapToObj(count -> (double) count)
                    .toList())
            .withTarget(Target.atMost(0)));
    return measurements;
  }

  private List<Double> ratios(List<Duration> times) {
    return IntStream.range(0, raw.size())
        .mapToObj(i -> seconds(times.get(i)) / seconds(raw.get(i)))
        .toList();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private Measurement seconds(String what, Function<OperatorRun, Duration> time) {
    return Measurement.absolute(SUITE, what, "s", each(run -> seconds(time.apply(run))));
  }

  private Measurement count(
      String what, Function<Requests, Requests> filter, ToDoubleFunction<Requests> count) {
    return Measurement.count(
        SUITE, what, each(run -> count.applyAsDouble(filter.apply(run.requests()))));
  }

  private List<Double> each(ToDoubleFunction<OperatorRun> value) {
    return operator.stream().mapToDouble(value).boxed().toList();
  }
}
