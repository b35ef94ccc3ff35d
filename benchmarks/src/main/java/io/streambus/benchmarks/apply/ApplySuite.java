package io.streambus.benchmarks.apply;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.controlplane.BenchmarkControlPlane;
import io.streambus.benchmarks.harness.BenchmarkFailedException;
import io.streambus.benchmarks.harness.ProgressPrinter;
import io.streambus.benchmarks.harness.Settings;
import io.streambus.benchmarks.process.CpuTime;
import io.streambus.benchmarks.report.Measurement;
import io.streambus.benchmarks.suite.BenchmarkSuite;
import io.streambus.benchmarks.suite.ThreadCalibration;
import io.streambus.benchmarks.workload.WriteRequest;
import io.streambus.benchmarks.workload.WriteRequests;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Measures an operator that starts on an API server with many existing clusters and no controllers,
 * against a raw client that sends the same writes.
 */
public final class ApplySuite implements BenchmarkSuite {

  @Override
  public List<Measurement> run(
      Settings settings, Supplier<ThreadCalibration> calibration, ProgressPrinter progress) {
    int threads = calibration.get().bestThreadCount();
    List<Measurement> measurements = new ArrayList<>();
    for (int clusters : settings.stored()) {
      measurements.addAll(measure(clusters, threads, settings, progress));
    }
    if (settings.profile()) {
      profile(settings, threads, progress);
    }
    return measurements;
  }

  private static List<Measurement> measure(
      int clusters, int threads, Settings settings, ProgressPrinter progress) {
    List<RawClientRun> raw = new ArrayList<>();
    List<ApplyRun> operator = new ArrayList<>();
    List<RestartRun> restarts = new ArrayList<>();
    for (int round = 0; round < settings.rounds(); round++) {
      if (round % 2 == 0) {
        raw.add(raw(clusters, threads, progress));
      }
      try (BenchmarkControlPlane plane =
          BenchmarkControlPlane.start(ControlPlaneProfile.API_SERVER_ONLY)) {
        StoredClusters.post(plane, clusters, threads);
        ApplyRound applyRound = new ApplyRound(settings, plane, clusters, threads);
        operator.add(applyRound.initialRun());
        report(operator.get(round), progress);
        restarts.add(applyRound.restart());
        progress.print(
            "restart: ready after %s, %s",
            restarts.get(round).timeToReady(), restarts.get(round).memory());
      }
      if (round % 2 == 1) {
        raw.add(raw(clusters, threads, progress));
      }
    }
    return new ApplyResults(clusters, threads, raw, operator, restarts).measurements();
  }

  private static RawClientRun raw(int clusters, int threads, ProgressPrinter progress) {
    try (BenchmarkControlPlane plane =
        BenchmarkControlPlane.start(ControlPlaneProfile.API_SERVER_ONLY)) {
      List<StreamBusCluster> stored = StoredClusters.post(plane, clusters, threads);
      List<List<WriteRequest>> writes = stored.stream().map(WriteRequests::firstReconcile).toList();
      Instant begin = Instant.now();
      Duration cpuBefore = CpuTime.of(ProcessHandle.current());
      plane.sender(threads).send(writes);
      Duration cpu = CpuTime.of(ProcessHandle.current()).minus(cpuBefore);
      RawClientRun run = new RawClientRun(plane.rawRequests().since(begin).writes(), cpu);
      progress.print(
          "%d clusters by a raw client: %d writes, %.0f/s, CPU %.1f s",
          clusters, run.writes().count(), run.writes().rate(), cpu.toMillis() / 1e3);
      return run;
    }
  }

  private static void profile(Settings settings, int threads, ProgressPrinter progress) {
    String tables = new ProfiledRun(settings, settings.stored().get(0), threads).markdown();
    Path file = settings.output().resolve("profile.md");
    try {
      Files.writeString(file, tables);
    } catch (IOException e) {
      throw new BenchmarkFailedException("cannot write " + file, e);
    }
    progress.print("profile, also in %s:%n%s", file, tables);
  }

  private static void report(ApplyRun run, ProgressPrinter progress) {
    progress.print(
        "operator: %d writes, %.0f/s, %.0f/s including startup; ready after %.1f s, CPU %.1f s",
        run.requests().writes().count(),
        run.rate(),
        run.rateIncludingStartup(),
        run.timeToReady().toMillis() / 1e3,
        run.cpu().toMillis() / 1e3);
    progress.print("same number of additional clusters: %.0f writes/s", run.additionalRate());
    progress.print("requests: %s", run.requests().byVerbAndResource());
    progress.print("CPU seconds per thread: %s", run.cpuSecondsPerThread());
  }
}
