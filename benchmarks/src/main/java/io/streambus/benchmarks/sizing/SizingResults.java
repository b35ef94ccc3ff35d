package io.streambus.benchmarks.sizing;

import io.streambus.benchmarks.report.Machine;
import io.streambus.benchmarks.report.Measurement;
import io.streambus.benchmarks.report.Numbers;
import io.streambus.benchmarks.report.Target;
import io.streambus.benchmarks.sizing.SizingRun.SizedStart;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Results of the suite, as measurements and as a table for the documentation.
 *
 * @param program what was started, for the reader
 */
record SizingResults(String program, List<SizingRun> runs) {

  private static final String SUITE = "sizing";
  private static final double MAX_SECONDS_TO_READY = 1;

  /** Resident memory in MB by number of clusters. */
  private static final Map<Integer, Double> MAX_RESIDENT = Map.of(0, 90.0, 100, 110.0, 1000, 200.0);

  List<Measurement> measurements() {
    return runs.stream().flatMap(SizingResults::measurements).toList();
  }

  private static Stream<Measurement> measurements(SizingRun run) {
    Measurement start = absolute(run, "start to ready", "s", SizedStart::secondsToReady);
    Measurement resident = absolute(run, "resident memory", "MB", SizedStart::resident);
    return Stream.of(
        run.clusters() == 0 ? start.withTarget(Target.atMost(MAX_SECONDS_TO_READY)) : start,
        Optional.ofNullable(MAX_RESIDENT.get(run.clusters()))
            .map(max -> resident.withTarget(Target.atMost(max)))
            .orElse(resident),
        Measurement.absolute(
            SUITE,
            run.clusters() + " clusters, resident memory after creation",
            "MB",
            List.of(run.residentAfterCreation())),
        absolute(run, "resident memory after a collection", "MB", SizedStart::afterCollection),
        absolute(run, "live heap", "MB", SizedStart::heap),
        absolute(run, "CPU time in 15 s at rest", "s", SizedStart::cpuSeconds),
        Measurement.count(
            SUITE,
            run.clusters() + " clusters, requests in 15 s at rest",
            samples(run, SizedStart::requests)));
  }

  /** Returns a Markdown table with the median of all rounds, and the machine. */
  String table(Machine machine) {
    return runs.stream()
        .map(SizingResults::row)
        .collect(
            Collectors.joining(
                "\n",
                """
                | clusters | start to ready | resident memory | after creating the clusters \
                | after a collection | live heap | CPU time at rest | requests at rest |
                |---:|---:|---:|---:|---:|---:|---:|---:|
                """,
                "\n\nMeasured with the %s: %s.\n".formatted(program, machine.description())));
  }

  private static String row(SizingRun run) {
    return String.format(
        Locale.ROOT,
        "| %,d | %.2f s | %.0f MB | %.0f MB | %.0f MB | %.0f MB | %.1f %% | %.0f |",
        run.clusters(),
        median(run, SizedStart::secondsToReady),
        median(run, SizedStart::resident),
        run.residentAfterCreation(),
        median(run, SizedStart::afterCollection),
        median(run, SizedStart::heap),
        100 * median(run, SizedStart::cpuSeconds) / SizingRound.REST.toSeconds(),
        median(run, SizedStart::requests));
  }

  private static Measurement absolute(
      SizingRun run, String what, String unit, ToDoubleFunction<SizedStart> value) {
    return Measurement.absolute(
        SUITE, run.clusters() + " clusters, " + what, unit, samples(run, value));
  }

  private static double median(SizingRun run, ToDoubleFunction<SizedStart> value) {
    return Numbers.median(samples(run, value));
  }

  private static List<Double> samples(SizingRun run, ToDoubleFunction<SizedStart> value) {
    return run.starts().stream().mapToDouble(value).boxed().toList();
  }
}
