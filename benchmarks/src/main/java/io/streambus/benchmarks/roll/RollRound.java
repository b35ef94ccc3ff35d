package io.streambus.benchmarks.roll;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.controlplane.BenchmarkControlPlane;
import io.streambus.benchmarks.harness.ProgressPrinter;
import io.streambus.benchmarks.harness.Settings;
import io.streambus.benchmarks.harness.Wait;
import io.streambus.benchmarks.process.MeasuredOperator;
import io.streambus.benchmarks.workload.WriteRequests;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One round of rolls. */
record RollRound(Settings settings, int threads, ProgressPrinter progressPrinter) {

  private static final String FIRST_IMAGE = "v0.6.0";
  private static final String OTHER_IMAGES = "v0.6.%d";

  /** Settling time after which all brokers are available, not only ready, before a roll starts. */
  private static final Duration SETTLING = Duration.ofSeconds(15);

  /** Returns the time until every broker is ready with the new image. */
  Duration byKubernetes() {
    try (BenchmarkControlPlane plane = BenchmarkControlPlane.start(ControlPlaneProfile.FULL)) {
      List<StreamBusCluster> clusters = clusters(FIRST_IMAGE, RollStrategy.BY_DELETION);
      // Watching for violations costs the same with and without the operator.
      InvariantMonitor monitor = InvariantMonitor.start(plane, plane.createNamespaces(clusters));
      try {
        ClusterFleet fleet = new ClusterFleet(plane, threads, RollingUpdateObjects::writeRequests);
        fleet.rollTo(FIRST_IMAGE, clusters);
        Wait.sleep(SETTLING);
        String image = OTHER_IMAGES.formatted(1);
        Duration time = fleet.rollTo(image, clusters(image, RollStrategy.BY_DELETION));
        progressPrinter.print("roll by Kubernetes: %.1f s", time.toMillis() / 1e3);
        return time;
      } finally {
        monitor.close();
      }
    }
  }

  /** Rolls with each strategy in the given order on one control plane. */
  List<RollRun> byOperator(int round, List<RollStrategy> rollStrategies) {
    try (BenchmarkControlPlane plane = BenchmarkControlPlane.start(ControlPlaneProfile.FULL);
        MeasuredOperator operator =
            MeasuredOperator.start(
                plane.operatorKubeconfig(), settings.log("roll-" + round), List.of())) {
      operator.awaitReady();
      List<StreamBusCluster> clusters = clusters(FIRST_IMAGE, rollStrategies.get(0));
      try (InvariantMonitor monitor =
          InvariantMonitor.start(plane, plane.createNamespaces(clusters))) {
        ClusterFleet fleet =
            new ClusterFleet(plane, threads, cluster -> List.of(WriteRequests.apply(cluster)));
        fleet.rollTo(FIRST_IMAGE, clusters);
        List<RollRun> runs = new ArrayList<>();
        for (RollStrategy rollStrategy : rollStrategies) {
          Wait.sleep(SETTLING);
          runs.add(roll(fleet, OTHER_IMAGES.formatted(runs.size() + 1), rollStrategy, monitor));
        }
        return runs;
      }
    }
  }

  private RollRun roll(
      ClusterFleet fleet, String image, RollStrategy rollStrategy, InvariantMonitor monitor) {
    fleet.plane().awaitIdleOperator();
    Instant begin = Instant.now();
    Duration time = fleet.rollTo(image, clusters(image, rollStrategy));
    progressPrinter.print("roll by the operator %s: %.1f s", rollStrategy, time.toMillis() / 1e3);
    fleet.plane().awaitIdleOperator();
    RollRun run =
        new RollRun(
            rollStrategy,
            time,
            fleet.plane().operatorRequests().since(begin),
            monitor.violations(progressPrinter));
    progressPrinter.print("requests of the operator: %s", run.requests().byVerbAndResource());
    return run;
  }

  private List<StreamBusCluster> clusters(String image, RollStrategy rollStrategy) {
    return new RolledClusters(settings.clusters()).withTag(image, rollStrategy);
  }
}
