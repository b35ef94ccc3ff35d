package io.streambus.benchmarks.whole;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.controlplane.BenchmarkControlPlane;
import io.streambus.benchmarks.controlplane.Requests;
import io.streambus.benchmarks.harness.ProgressPrinter;
import io.streambus.benchmarks.harness.Settings;
import io.streambus.benchmarks.harness.Wait;
import io.streambus.benchmarks.process.MeasuredOperator;
import io.streambus.benchmarks.process.Memory;
import io.streambus.benchmarks.process.OperatorProgram;
import io.streambus.benchmarks.workload.SampleClusters;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** One round of the operator on a separate control plane. */
record OperatorRound(Settings settings, int threads, ProgressPrinter progressPrinter) {

  /** Period during which the requests of the idle operator are counted. */
  static final Duration IDLE = Duration.ofSeconds(60);

  OperatorRun run(int round, boolean withIdle) {
    try (BenchmarkControlPlane plane = BenchmarkControlPlane.start(ControlPlaneProfile.FULL);
        MeasuredOperator operator =
            MeasuredOperator.start(
                plane.operatorKubeconfig(), settings.log("whole-" + round), List.of())) {
      operator.awaitReady();
      WarmUp.run(plane, new OperatorContender(threads), settings.clusters());
      plane.awaitIdleOperator();
      return measure(plane, operator, withIdle);
    }
  }

  /**
   * Runs a program that has just become ready, on a control plane that is warm. Returns the time
   * until all clusters are Running.
   */
  Duration runCold(int round) {
    try (BenchmarkControlPlane plane = BenchmarkControlPlane.start(ControlPlaneProfile.FULL)) {
      WarmUp.run(plane, new RawClientContender(threads), settings.clusters());
      List<StreamBusCluster> clusters = SampleClusters.of("clusters", settings.clusters());
      plane.createNamespaces(clusters);
      try (MeasuredOperator operator =
          MeasuredOperator.start(
              OperatorProgram.of(settings),
              plane.operatorKubeconfig(),
              settings.log("whole-cold-" + round),
              List.of())) {
        operator.awaitReady();
        return new OperatorContender(threads).create(plane, clusters);
      }
    }
  }

  private OperatorRun measure(
      BenchmarkControlPlane plane, MeasuredOperator operator, boolean withIdle) {
    List<StreamBusCluster> clusters = SampleClusters.of("clusters", settings.clusters());
    plane.createNamespaces(clusters);
    double reconcilesBefore = operator.reconciles();
    Duration cpuBefore = operator.cpu();
    Instant begin = Instant.now();
    Duration time = new OperatorContender(threads).create(plane, clusters);
    Duration cpu = operator.cpu().minus(cpuBefore);
    double resident = Memory.resident(operator.pid());
    plane.awaitIdleOperator();
    double reconciles = operator.reconciles() - reconcilesBefore;
    Requests requests = plane.operatorRequests().since(begin);
    return new OperatorRun(
        time,
        requests,
        Duration.between(begin, requests.objectWrites().last()),
        reconciles,
        cpu,
        resident,
        withIdle ? OptionalInt.of(idleRequests(plane)) : OptionalInt.empty());
  }

  private int idleRequests(BenchmarkControlPlane plane) {
    progressPrinter.print("counting requests of the idle operator for %d s", IDLE.toSeconds());
    Instant begin = Instant.now();
    Wait.sleep(IDLE);
    Requests requests = plane.operatorRequests().since(begin);
    if (requests.count() > 0) {
      progressPrinter.print("requests while idle: %s", requests.byVerbAndResource());
    }
    return requests.count();
  }
}
