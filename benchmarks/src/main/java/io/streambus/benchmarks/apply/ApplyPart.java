package io.streambus.benchmarks.apply;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.BenchmarkFailedException;
import io.streambus.benchmarks.Part;
import io.streambus.benchmarks.Progress;
import io.streambus.benchmarks.Settings;
import io.streambus.benchmarks.load.ThreadCalibration;
import io.streambus.benchmarks.load.Write;
import io.streambus.benchmarks.load.Writes;
import io.streambus.benchmarks.plane.BenchmarkPlane;
import io.streambus.benchmarks.process.CpuTime;
import io.streambus.benchmarks.report.Measurement;
import io.streambus.testkit.controlplane.Extent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The operator finds many clusters when it starts, on an API server without controllers, against
 * the very same writes by a raw client.
 */
public final class ApplyPart implements Part {

  @Override
  public List<Measurement> run(
      Settings settings, Supplier<ThreadCalibration> calibration, Progress progress) {
    int threads = calibration.get().best();
    List<Measurement> lines = new ArrayList<>();
    for (int clusters : settings.stored()) {
      lines.addAll(measure(clusters, threads, settings, progress));
    }
    if (settings.profile()) {
      profile(settings, threads, progress);
    }
    return lines;
  }

  private static List<Measurement> measure(
      int clusters, int threads, Settings settings, Progress progress) {
    List<RawRun> raw = new ArrayList<>();
    List<ApplyRun> operator = new ArrayList<>();
    List<RestartRun> restarts = new ArrayList<>();
    for (int round = 0; round < settings.rounds(); round++) {
      if (round % 2 == 0) {
        raw.add(raw(clusters, threads, progress));
      }
      try (BenchmarkPlane plane = BenchmarkPlane.start(Extent.API_SERVER_ONLY)) {
        StoredClusters.post(plane, clusters, threads);
        ApplyRound rounds = new ApplyRound(settings, plane, clusters, threads);
        operator.add(rounds.first());
        say(operator.get(round), progress);
        restarts.add(rounds.restart());
        progress.say(
            "restart: %s, %s", restarts.get(round).toReady(), restarts.get(round).memory());
      }
      if (round % 2 == 1) {
        raw.add(raw(clusters, threads, progress));
      }
    }
    return new ApplyResults(clusters, threads, raw, operator, restarts).measurements();
  }

  private static RawRun raw(int clusters, int threads, Progress progress) {
    try (BenchmarkPlane plane = BenchmarkPlane.start(Extent.API_SERVER_ONLY)) {
      List<StreamBusCluster> stored = StoredClusters.post(plane, clusters, threads);
      List<List<Write>> writes = stored.stream().map(Writes::firstPass).toList();
      Instant begin = Instant.now();
      Duration cpuBefore = CpuTime.of(ProcessHandle.current());
      plane.sender(threads).send(writes);
      Duration cpu = CpuTime.of(ProcessHandle.current()).minus(cpuBefore);
      RawRun run = new RawRun(plane.rawRequests().since(begin).writes(), cpu);
      progress.say(
          "%d clusters by a raw client: %d writes, %.0f/s, CPU %.1f s",
          clusters, run.writes().count(), run.writes().rate(), cpu.toMillis() / 1e3);
      return run;
    }
  }

  private static void profile(Settings settings, int threads, Progress progress) {
    String tables = new ProfiledRun(settings, settings.stored().get(0), threads).markdown();
    Path file = settings.output().resolve("profile.md");
    try {
      Files.writeString(file, tables);
    } catch (IOException e) {
      throw new BenchmarkFailedException("cannot write " + file, e);
    }
    progress.say("profile, also in %s:%n%s", file, tables);
  }

  private static void say(ApplyRun run, Progress progress) {
    progress.say(
        "the operator: %d writes, %.0f/s, %.0f/s with the start; ready after %.1f s, CPU %.1f s",
        run.requests().writes().count(),
        run.rate(),
        run.rateSinceStart(),
        run.toReady().toMillis() / 1e3,
        run.cpu().toMillis() / 1e3);
    progress.say("for as many further clusters: %.0f writes/s", run.further().writes().rate());
    progress.say("requests: %s", run.requests().byVerbAndResource());
    progress.say("CPU seconds by thread: %s", run.threads());
  }
}
