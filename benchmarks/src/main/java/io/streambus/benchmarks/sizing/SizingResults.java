package io.streambus.benchmarks.sizing;

import io.streambus.benchmarks.report.Machine;
import io.streambus.benchmarks.report.Measurement;
import io.streambus.benchmarks.report.Numbers;
import io.streambus.benchmarks.report.Target;
import io.streambus.benchmarks.sizing.SizingRun.SizedStart;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Results of the suite, as measurements and as a table for the documentation.
 *
 * @param program what was started, for the reader
 */
record SizingResults(String program, List<SizingRun> runs) {

  private static final String SUITE = "sizing";
  private static final double MAX_CONNECTIONS = 40;
  private static final double MAX_THREADS = 60;
  private static final double MAX_AFTER_RECONNECT = 300;

  private static final Map<String, Double> MAX_SECONDS_TO_READY = Map.of("0", 1.0, "1,000", 2.5);

  /** Resident memory in MB. */
  private static final Map<String, Double> MAX_RESIDENT =
      Map.of("0", 90.0, "100", 110.0, "1,000", 150.0, "1,000 with three pods each", 220.0);

  List<Measurement> measurements() {
    return runs.stream().flatMap(SizingResults::measurements).toList();
  }

  private static Stream<Measurement> measurements(SizingRun run) {
    Measurement start = absolute(run, "start to ready", "s", SizedStart::secondsToReady);
    Measurement resident = absolute(run, "resident memory", "MB", SizedStart::resident);
    return Stream.of(
        withTarget(start, MAX_SECONDS_TO_READY.get(run.clusters())),
        withTarget(resident, MAX_RESIDENT.get(run.clusters())),
        Measurement.absolute(
            SUITE,
            run.clusters() + " clusters, resident memory after creation",
            "MB",
            List.of(run.residentAfterCreation())),
        absolute(run, "resident memory after a collection", "MB", SizedStart::afterCollection),
        absolute(run, "live heap", "MB", SizedStart::heap),
        absolute(run, "CPU time in 45 s at rest", "s", SizedStart::cpuSeconds),
        Measurement.count(
            SUITE,
            run.clusters() + " clusters, requests in 45 s at rest",
            samples(run, SizedStart::requests)),
        withTarget(
            absolute(run, "connections to the API server", "", SizedStart::connections),
            MAX_CONNECTIONS),
        withTarget(absolute(run, "threads", "", SizedStart::threads), MAX_THREADS),
        withTarget(
            absolute(
                run,
                "resident memory after a restart of the API server",
                "MB",
                SizedStart::afterReconnect),
            MAX_AFTER_RECONNECT));
  }

  private static Measurement withTarget(Measurement measurement, @Nullable Double max) {
    return max == null ? measurement : measurement.withTarget(Target.atMost(max));
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
                | after a collection | after a restart of the API server | live heap | CPU time at rest \
                | requests at rest | connections | threads |
                |---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
                """,
                "\n\nProgram: %s. Machine, and JVM of the benchmark: %s.\n"
                    .formatted(program, machine.description())));
  }

  private static String row(SizingRun run) {
    return String.format(
        Locale.ROOT,
        "| %s | %.2f s | %.0f MB | %.0f MB | %.0f MB | %.0f MB | %.0f MB | %.1f %% | %.0f | %.0f"
            + " | %.0f |",
        run.clusters(),
        median(run, SizedStart::secondsToReady),
        median(run, SizedStart::resident),
        run.residentAfterCreation(),
        median(run, SizedStart::afterCollection),
        median(run, SizedStart::afterReconnect),
        median(run, SizedStart::heap),
        100 * median(run, SizedStart::cpuSeconds) / SizingRound.REST.toSeconds(),
        median(run, SizedStart::requests),
        median(run, SizedStart::connections),
        median(run, SizedStart::threads));
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
