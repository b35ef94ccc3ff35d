package io.streambus.benchmarks.apply;

import io.streambus.benchmarks.Settings;
import io.streambus.benchmarks.Wait;
import io.streambus.benchmarks.plane.AuditTail;
import io.streambus.benchmarks.plane.BenchmarkPlane;
import io.streambus.benchmarks.process.Memory;
import io.streambus.benchmarks.process.OperatorProcess;
import io.streambus.benchmarks.process.ThreadTimes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Runs of the operator on an API server that has clusters. */
record ApplyRound(Settings settings, BenchmarkPlane plane, int clusters) {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Longer than any pause between two status writes of one cluster. */
  private static final Duration QUIET = Duration.ofSeconds(12);

  /** The operator finds clusters without objects. */
  ApplyRun first() {
    AuditTail tail = plane.operatorTail();
    try (OperatorProcess operator = start("apply-" + clusters, List.of())) {
      Duration toReady = operator.awaitReady();
      awaitStatuses(tail);
      Duration cpu = operator.cpu();
      Map<String, Double> threads = ThreadTimes.of(operator.pid());
      awaitQuiet(tail);
      return new ApplyRun(
          operator.begin(),
          toReady,
          plane.operatorRequests().since(operator.begin()),
          operator.passes(),
          cpu,
          threads,
          Memory.afterCollection(operator.pid()));
    }
  }

  /**
   * As {@link #first}, with a flight recording. It is written while the operator runs: one that
   * ends does not wait for the recorder.
   */
  void recorded(String recorder, Path file) {
    AuditTail tail = plane.operatorTail();
    try (OperatorProcess operator = start("profile-" + clusters, List.of(recorder))) {
      operator.awaitReady();
      awaitStatuses(tail);
      operator.dumpRecording(file);
    }
  }

  private void awaitStatuses(AuditTail tail) {
    Wait.until(
        "a status for each of %d clusters".formatted(clusters),
        LIMIT,
        () -> tail.statusWrites() >= clusters);
  }

  /** The operator finds everything as it should be. */
  RestartRun restart() {
    Instant begin = Instant.now();
    try (OperatorProcess operator = start("restart-" + clusters, List.of())) {
      Duration toReady = operator.awaitReady();
      awaitQuiet(plane.operatorTail());
      return new RestartRun(
          toReady,
          plane.operatorRequests().since(begin),
          operator.cpu(),
          Memory.afterCollection(operator.pid()));
    }
  }

  private OperatorProcess start(String name, List<String> jvmFlags) {
    return OperatorProcess.start(plane.operatorKubeconfig(), settings.log(name), jvmFlags);
  }

  private static void awaitQuiet(AuditTail tail) {
    Wait.until(
        "an operator without writes for " + QUIET,
        LIMIT,
        () -> {
          long before = tail.writes();
          Wait.pause(QUIET);
          return tail.writes() == before;
        });
  }
}
