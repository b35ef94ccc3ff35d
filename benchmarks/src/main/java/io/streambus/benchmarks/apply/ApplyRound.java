package io.streambus.benchmarks.apply;

import io.streambus.benchmarks.harness.Settings;
import io.streambus.benchmarks.harness.Wait;
import io.streambus.benchmarks.plane.AuditTail;
import io.streambus.benchmarks.plane.BenchmarkPlane;
import io.streambus.benchmarks.plane.Requests;
import io.streambus.benchmarks.process.Memory;
import io.streambus.benchmarks.process.OperatorProcess;
import io.streambus.benchmarks.process.ThreadTimes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Runs of the operator on an API server that has clusters. */
record ApplyRound(Settings settings, BenchmarkPlane plane, int clusters, int threads) {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Longer than any pause between two status writes of one cluster. */
  private static final Duration QUIET = Duration.ofSeconds(12);

  /** The operator finds clusters without objects, and when it has done with them, as many again. */
  ApplyRun first() {
    AuditTail tail = plane.operatorTail();
    try (OperatorProcess operator = start("apply-" + clusters, List.of())) {
      Duration toReady = operator.awaitReady();
      awaitStatuses(tail, clusters);
      Duration cpu = operator.cpu();
      Map<String, Double> threadTimes = ThreadTimes.of(operator.pid());
      awaitQuiet(tail);
      double passes = operator.reconciles();
      Requests requests = plane.operatorRequests().since(operator.begin());
      Memory memory = Memory.afterCollection(operator.pid());
      return new ApplyRun(
          operator.begin(), toReady, requests, further(operator), passes, cpu, threadTimes, memory);
    }
  }

  /** It is stopped while they are posted, so that posting takes no part of its time. */
  private Requests further(OperatorProcess operator) {
    operator.pause();
    StoredClusters.postFurther(plane, clusters, threads);
    Instant begin = Instant.now();
    operator.resume();
    AuditTail tail = plane.operatorTail();
    awaitStatuses(tail, 2 * clusters);
    awaitQuiet(tail);
    return plane.operatorRequests().since(begin);
  }

  /**
   * As {@link #first}, with a flight recording. It is written while the operator runs: one that
   * ends does not wait for the recorder.
   */
  void recorded(String recorder, Path file) {
    AuditTail tail = plane.operatorTail();
    try (OperatorProcess operator = start("profile-" + clusters, List.of(recorder))) {
      operator.awaitReady();
      awaitStatuses(tail, clusters);
      operator.dumpRecording(file);
    }
  }

  private static void awaitStatuses(AuditTail tail, int count) {
    Wait.until(
        "a status for each of %d clusters".formatted(count),
        LIMIT,
        () -> tail.statusWrites() >= count);
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
