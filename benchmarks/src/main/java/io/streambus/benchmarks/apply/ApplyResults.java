package io.streambus.benchmarks.apply;

import io.streambus.benchmarks.report.Measurement;
import io.streambus.benchmarks.report.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Converts the results of all rounds to measurements. */
record ApplyResults(
    int clusters,
    int threads,
    List<RawClientRun> raw,
    List<ApplyRun> operator,
    List<RestartRun> restarts) {

  private static final String SUITE = "apply";

  List<Measurement> measurements() {
    List<Measurement> measurements = new ArrayList<>();
    measurements.addAll(ratios());
    measurements.addAll(counts());
    measurements.addAll(absolutes());
    return measurements;
  }

  private List<Measurement> ratios() {
    return List.of(
        Measurement.ratio(
                SUITE,
                clusters + " clusters, warm operator, writes/s, operator / raw client",
                ratios(ApplyRun::additionalRate))
            .withTarget(Target.atLeast(0.75)),
        Measurement.ratio(
            SUITE,
            clusters + " clusters, cold operator, writes/s, operator / raw client",
            ratios(ApplyRun::rate)),
        Measurement.ratio(
            SUITE,
            clusters
                + " clusters, cold operator including startup, writes/s, operator / raw client",
            ratios(ApplyRun::rateIncludingStartup)));
  }

  private List<Measurement> counts() {
    return List.of(
        Measurement.count(
                SUITE,
                clusters + " clusters, writes per object, max",
                cold(
                    run ->
                        Math.max(
                            run.requests().objectWrites().maxPerObject(),
                            run.additionalRequests().objectWrites().maxPerObject())))
            .withTarget(Target.atMost(1)),
        Measurement.count(
            SUITE,
            clusters + " clusters, reconciles per cluster, mean",
            cold(run -> run.reconciles() / clusters)),
        Measurement.count(
            SUITE,
            clusters + " clusters, status writes per cluster, mean",
            cold(run -> run.requests().statusWrites().meanPerObject())),
        Measurement.count(
                SUITE,
                clusters + " clusters, GETs and conflicts",
                cold(run -> run.requests().gets().count() + run.requests().conflicts().count()))
            .withTarget(Target.atMost(0)),
        Measurement.count(
                SUITE,
                2 * clusters + " clusters, writes after a restart",
                restart(run -> run.requests().writes().count()))
            .withTarget(Target.atMost(0)));
  }

  private List<Measurement> absolutes() {
    return List.of(
        absolute(
            "raw client, %d threads".formatted(threads),
            "writes/s",
            raw(run -> run.writes().rate())),
        absolute("raw client, CPU time", "s", raw(run -> seconds(run.cpu()))),
        absolute("warm operator", "writes/s", cold(ApplyRun::additionalRate)),
        absolute("cold operator", "writes/s", cold(ApplyRun::rate)),
        absolute(
            "operator, process start until all objects and statuses exist",
            "s",
            cold(run -> seconds(run.timeToStatuses()))),
        absolute("operator, CPU time", "s", cold(run -> seconds(run.cpu()))),
        absolute("operator, resident memory", "MiB", cold(run -> run.memory().resident())),
        restart("until caches are synced", "s", restart(run -> seconds(run.timeToReady()))),
        restart("CPU time", "s", restart(run -> seconds(run.cpu()))),
        restart("resident memory", "MiB", restart(run -> run.memory().resident())),
        restart("live heap", "MiB", restart(run -> run.memory().heap())));
  }

  private Measurement absolute(String what, String unit, List<Double> samples) {
    return Measurement.absolute(SUITE, clusters + " clusters, " + what, unit, samples);
  }

  /** Twice the clusters, because the additional ones exist by the time of the restart. */
  private Measurement restart(String what, String unit, List<Double> samples) {
    return Measurement.absolute(SUITE, 2 * clusters + " clusters, restart, " + what, unit, samples);
  }

  private List<Double> ratios(ToDoubleFunction<ApplyRun> rate) {
    return IntStream.range(0, raw.size())
        .mapToObj(i -> rate.applyAsDouble(operator.get(i)) / raw.get(i).writes().rate())
        .toList();
  }

  private List<Double> raw(ToDoubleFunction<RawClientRun> value) {
    return raw.stream().mapToDouble(value).boxed().toList();
  }

  private List<Double> cold(ToDoubleFunction<ApplyRun> value) {
    return operator.stream().mapToDouble(value).boxed().toList();
  }

  private List<Double> restart(ToDoubleFunction<RestartRun> value) {
    return restarts.stream().mapToDouble(value).boxed().toList();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
