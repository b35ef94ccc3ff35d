package io.streambus.benchmarks.apply;

import io.streambus.benchmarks.controlplane.AuditTail;
import io.streambus.benchmarks.controlplane.BenchmarkControlPlane;
import io.streambus.benchmarks.controlplane.Requests;
import io.streambus.benchmarks.harness.Settings;
import io.streambus.benchmarks.harness.Wait;
import io.streambus.benchmarks.process.MeasuredOperator;
import io.streambus.benchmarks.process.Memory;
import io.streambus.benchmarks.process.ThreadTimes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Runs the operator on an API server that stores clusters. */
record ApplyRound(Settings settings, BenchmarkControlPlane plane, int clusters, int threads) {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Longer than any interval between two status writes of one cluster. */
  private static final Duration IDLE = Duration.ofSeconds(12);

  /**
   * Starts the operator on clusters without objects; once it has reconciled them, adds the same
   * number of clusters.
   */
  ApplyRun initialRun() {
    AuditTail tail = plane.operatorAuditTail();
    try (MeasuredOperator operator = start("apply-" + clusters, List.of())) {
      Duration toReady = operator.awaitReady();
      awaitStatuses(tail, clusters);
      Duration cpu = operator.cpu();
      Map<String, Double> threadTimes = ThreadTimes.of(operator.pid());
      awaitIdle(tail);
      double reconciles = operator.reconciles();
      Requests requests = plane.operatorRequests().since(operator.startTime());
      Memory memory = Memory.afterCollection(operator.pid());
      return new ApplyRun(
          operator.startTime(),
          toReady,
          requests,
          further(operator),
          reconciles,
          cpu,
          threadTimes,
          memory);
    }
  }

  /** Pauses the operator during posting, so that posting does not count toward its time. */
  private Requests further(MeasuredOperator operator) {
    operator.pause();
    StoredClusters.postAdditional(plane, clusters, threads);
    Instant begin = Instant.now();
    operator.resume();
    AuditTail tail = plane.operatorAuditTail();
    awaitStatuses(tail, 2 * clusters);
    awaitIdle(tail);
    return plane.operatorRequests().since(begin);
  }

  /**
   * Same as {@link #initialRun}, with a flight recording. The recording is dumped while the
   * operator runs, because a terminating JVM does not wait for the recorder.
   */
  void recordProfile(String recorder, Path file) {
    AuditTail tail = plane.operatorAuditTail();
    try (MeasuredOperator operator = start("profile-" + clusters, List.of(recorder))) {
      operator.awaitReady();
      awaitStatuses(tail, clusters);
      operator.dumpRecording(file);
    }
  }

  private static void awaitStatuses(AuditTail tail, int count) {
    Wait.until(
        "status of all %d clusters written".formatted(count),
        LIMIT,
        () -> tail.statusWrites() >= count);
  }

  /** Restarts the operator on clusters that match their desired state. */
  RestartRun restart() {
    Instant begin = Instant.now();
    try (MeasuredOperator operator = start("restart-" + clusters, List.of())) {
      Duration toReady = operator.awaitReady();
      awaitIdle(plane.operatorAuditTail());
      return new RestartRun(
          toReady,
          plane.operatorRequests().since(begin),
          operator.cpu(),
          Memory.afterCollection(operator.pid()));
    }
  }

  private MeasuredOperator start(String name, List<String> jvmFlags) {
    return MeasuredOperator.start(plane.operatorKubeconfig(), settings.log(name), jvmFlags);
  }

  private static void awaitIdle(AuditTail tail) {
    Wait.until(
        "no writes by the operator for " + IDLE,
        LIMIT,
        () -> {
          long before = tail.writes();
          Wait.sleep(IDLE);
          return tail.writes() == before;
        });
  }
}
