package io.streambus.benchmarks.roll;

import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.harness.ProgressPrinter;
import io.streambus.benchmarks.harness.Settings;
import io.streambus.benchmarks.harness.Wait;
import io.streambus.benchmarks.load.WriteRequests;
import io.streambus.benchmarks.plane.BenchmarkPlane;
import io.streambus.benchmarks.process.OperatorProcess;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One round of rolls. */
record Rolls(Settings settings, int threads, ProgressPrinter progressPrinter) {

  private static final String FIRST_IMAGE = "v0.6.0";
  private static final String OTHER_IMAGES = "v0.6.%d";

  /** Settling time after which all brokers are available, not only ready, before a roll starts. */
  private static final Duration SETTLING = Duration.ofSeconds(15);

  /** Returns the time until every broker is ready with the new image. */
  Duration builtIn() {
    try (BenchmarkPlane plane = BenchmarkPlane.start(ControlPlaneProfile.WHOLE)) {
      List<StreamBusCluster> clusters = clusters(FIRST_IMAGE, RollStrategy.BY_DELETION);
      // Watching for violations costs the same with and without the operator.
      Oversight oversight = Oversight.over(plane, plane.createNamespaces(clusters));
      try {
        Fleet fleet = new Fleet(plane, threads, RollingUpdate::writeRequests);
        fleet.bringTo(FIRST_IMAGE, clusters);
        Wait.pause(SETTLING);
        String image = OTHER_IMAGES.formatted(1);
        Duration time = fleet.bringTo(image, clusters(image, RollStrategy.BY_DELETION));
        progressPrinter.say("roll by Kubernetes: %.1f s", time.toMillis() / 1e3);
        return time;
      } finally {
        oversight.close();
      }
    }
  }

  /** Rolls with each strategy in the given order on one control plane. */
  List<RollRun> byOperator(int round, List<RollStrategy> rollStrategies) {
    try (BenchmarkPlane plane = BenchmarkPlane.start(ControlPlaneProfile.WHOLE);
        OperatorProcess operator =
            OperatorProcess.start(
                plane.operatorKubeconfig(), settings.log("roll-" + round), List.of())) {
      operator.awaitReady();
      List<StreamBusCluster> clusters = clusters(FIRST_IMAGE, rollStrategies.get(0));
      try (Oversight oversight = Oversight.over(plane, plane.createNamespaces(clusters))) {
        Fleet fleet = new Fleet(plane, threads, cluster -> List.of(WriteRequests.apply(cluster)));
        fleet.bringTo(FIRST_IMAGE, clusters);
        List<RollRun> runs = new ArrayList<>();
        for (RollStrategy rollStrategy : rollStrategies) {
          Wait.pause(SETTLING);
          runs.add(roll(fleet, OTHER_IMAGES.formatted(runs.size() + 1), rollStrategy, oversight));
        }
        return runs;
      }
    }
  }

  private RollRun roll(Fleet fleet, String image, RollStrategy rollStrategy, Oversight oversight) {
    fleet.plane().awaitQuietOperator();
    Instant begin = Instant.now();
    Duration time = fleet.bringTo(image, clusters(image, rollStrategy));
    progressPrinter.say("roll by the operator %s: %.1f s", rollStrategy, time.toMillis() / 1e3);
    fleet.plane().awaitQuietOperator();
    RollRun run =
        new RollRun(
            rollStrategy,
            time,
            fleet.plane().operatorRequests().since(begin),
            oversight.violations(progressPrinter));
    progressPrinter.say("requests of the operator: %s", run.requests().byVerbAndResource());
    return run;
  }

  private List<StreamBusCluster> clusters(String image, RollStrategy rollStrategy) {
    return new RolledClusters(settings.clusters()).at(image, rollStrategy);
  }
}
