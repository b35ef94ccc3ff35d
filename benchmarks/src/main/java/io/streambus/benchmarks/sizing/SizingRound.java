package io.streambus.benchmarks.sizing;

import io.streambus.benchmarks.controlplane.AuditTail;
import io.streambus.benchmarks.controlplane.BenchmarkControlPlane;
import io.streambus.benchmarks.harness.Settings;
import io.streambus.benchmarks.harness.Wait;
import io.streambus.benchmarks.process.Connections;
import io.streambus.benchmarks.process.MeasuredOperator;
import io.streambus.benchmarks.process.Memory;
import io.streambus.benchmarks.process.OperatorProgram;
import io.streambus.benchmarks.sizing.SizingRun.SizedStart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Runs the operator on an API server that stores clusters. */
record SizingRound(
    Settings settings, OperatorProgram program, BenchmarkControlPlane plane, SizedFleet fleet) {

  /** Period over which CPU time and requests are counted; idle threads have ended after it. */
  static final Duration REST = Duration.ofSeconds(45);

  private static final Duration LIMIT = Duration.ofMinutes(30);

  /** Time that clients have to reconnect after the API server was restarted. */
  private static final Duration RECONNECT = Duration.ofSeconds(40);

  private static final double BYTES_PER_MIB = 1 << 20;
  private static final double BYTES_PER_MB = 1e6;

  /** Creates all objects, and returns the resident memory in MB afterwards. */
  double createObjects() {
    AuditTail tail = plane.operatorAuditTail();
    try (MeasuredOperator operator = start("create")) {
      operator.awaitReady();
      Wait.until(
          "status of %s clusters written".formatted(fleet.name()),
          LIMIT,
          () -> tail.statusWrites() >= fleet.clusters().size());
      plane.awaitIdleOperator();
      return resident(operator);
    }
  }

  SizedStart restart(int round) {
    try (MeasuredOperator operator = start("restart-" + round)) {
      Duration toReady = operator.awaitReady();
      plane.awaitIdleOperator();
      Instant begin = Instant.now();
      Duration cpuBefore = operator.cpu();
      Wait.sleep(REST);
      Duration cpu = operator.cpu().minus(cpuBefore);
      int requests = plane.operatorRequests().since(begin).count();
      double resident = resident(operator);
      int connections = Connections.of(operator.pid());
      long threads = Memory.threads(operator.pid());
      Memory collected = Memory.afterCollection(operator.pid());
      plane.restartApiServer();
      Wait.sleep(RECONNECT);
      return new SizedStart(
          seconds(toReady),
          resident,
          megabytes(collected.resident()),
          megabytes(collected.heap()),
          seconds(cpu),
          requests,
          connections,
          threads,
          resident(operator));
    }
  }

  private MeasuredOperator start(String name) {
    return MeasuredOperator.start(
        program,
        plane.operatorKubeconfig(),
        settings.log("sizing-%s-%s".formatted(fleet.name().replaceAll("\\W+", "-"), name)),
        List.of());
  }

  private static double resident(MeasuredOperator operator) {
    return megabytes(Memory.resident(operator.pid()));
  }

  private static double megabytes(double mebibytes) {
    return mebibytes * BYTES_PER_MIB / BYTES_PER_MB;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
