package io.streambus.benchmarks.apply;

import io.streambus.benchmarks.report.Measurement;
import io.streambus.benchmarks.report.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Turns what the rounds gave into lines of the table. */
record ApplyResults(
    int clusters,
    int threads,
    List<RawRun> raw,
    List<ApplyRun> operator,
    List<RestartRun> restarts) {

  private static final String PART = "apply";

  List<Measurement> measurements() {
    List<Measurement> lines = new ArrayList<>();
    lines.addAll(ratios());
    lines.addAll(counts());
    lines.addAll(absolutes());
    return lines;
  }

  private List<Measurement> ratios() {
    return List.of(
        Measurement.ratio(
                PART,
                clusters + " clusters found by a warm operator, writes/s, operator / raw client",
                ratios(run -> run.further().writes().rate()))
            .withGoal(Target.atLeast(0.75)),
        Measurement.ratio(
            PART,
            clusters + " clusters found by a cold operator at its start, the same",
            ratios(ApplyRun::rate)),
        Measurement.ratio(
            PART,
            clusters + " clusters, the same with the start of the process",
            ratios(ApplyRun::rateSinceStart)));
  }

  private List<Measurement> counts() {
    return List.of(
        Measurement.count(
                PART,
                clusters + " clusters, writes per object, max",
                first(
                    run ->
                        Math.max(
                            run.requests().objectWrites().maxPerObject(),
                            run.further().objectWrites().maxPerObject())))
            .withGoal(Target.atMost(1)),
        Measurement.count(
            PART,
            clusters + " clusters, passes per cluster, mean",
            first(run -> run.reconciles() / clusters)),
        Measurement.count(
            PART,
            clusters + " clusters, status writes per cluster, mean",
            first(run -> run.requests().statusWrites().meanPerObject())),
        Measurement.count(
                PART,
                clusters + " clusters, GETs and conflicts",
                first(run -> run.requests().gets().count() + run.requests().conflicts().count()))
            .withGoal(Target.atMost(0)),
        Measurement.count(
                PART,
                2 * clusters + " clusters, writes after a restart",
                restarted(run -> run.requests().writes().count()))
            .withGoal(Target.atMost(0)));
  }

  private List<Measurement> absolutes() {
    return List.of(
        absolute(
            "raw client, %d threads".formatted(threads),
            "writes/s",
            raw(run -> run.writes().rate())),
        absolute("raw client, CPU time", "s", raw(run -> seconds(run.cpu()))),
        absolute("warm operator", "writes/s", first(run -> run.further().writes().rate())),
        absolute("cold operator", "writes/s", first(ApplyRun::rate)),
        absolute(
            "operator, from its start to the last write",
            "s",
            first(run -> seconds(run.sinceStart()))),
        absolute("operator, CPU time until then", "s", first(run -> seconds(run.cpu()))),
        absolute("operator, resident", "MiB", first(run -> run.memory().resident())),
        restart("until caches are filled", "s", restarted(run -> seconds(run.toReady()))),
        restart("CPU time", "s", restarted(run -> seconds(run.cpu()))),
        restart("resident", "MiB", restarted(run -> run.memory().resident())),
        restart("live heap", "MiB", restarted(run -> run.memory().heap())));
  }

  private Measurement absolute(String what, String unit, List<Double> samples) {
    return Measurement.absolute(PART, clusters + " clusters, " + what, unit, samples);
  }

  /** The further clusters are there by then, too. */
  private Measurement restart(String what, String unit, List<Double> samples) {
    return Measurement.absolute(PART, 2 * clusters + " clusters, restart, " + what, unit, samples);
  }

  private List<Double> ratios(ToDoubleFunction<ApplyRun> rate) {
    return IntStream.range(0, raw.size())
        .mapToObj(i -> rate.applyAsDouble(operator.get(i)) / raw.get(i).writes().rate())
        .toList();
  }

  private List<Double> raw(ToDoubleFunction<RawRun> value) {
    return raw.stream().mapToDouble(value).boxed().toList();
  }

  private List<Double> first(ToDoubleFunction<ApplyRun> value) {
    return operator.stream().mapToDouble(value).boxed().toList();
  }

  private List<Double> restarted(ToDoubleFunction<RestartRun> value) {
    return restarts.stream().mapToDouble(value).boxed().toList();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
