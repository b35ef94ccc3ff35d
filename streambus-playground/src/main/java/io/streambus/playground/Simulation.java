package io.streambus.playground;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.Console;
import io.streambus.operator.reconcile.ClusterReconciler;
import io.streambus.resources.ClusterInputs;
import io.streambus.testkit.simulation.SimulatedCluster;
import io.streambus.testkit.simulation.SimulatedOperator;
import io.streambus.testkit.simulation.SimulatedOperator.NotSettledException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/**
 * Runs the reconciler of the operator against a simulated Kubernetes in memory, on simulated time.
 */
public final class Simulation {

  private final Console console;

  /** Creates a simulation that is not started. */
  public Simulation(Console console) {
    this.console = console;
  }

  /**
   * Reconciles the clusters until nothing changes any longer.
   *
   * @throws CommandException if one of them is not Running then
   */
  public void run(List<StreamBusCluster> clusters) {
    console.out().println("Simulating Kubernetes in memory. Applying:");
    var kubernetes = new SimulatedCluster();
    var changes = new ChangeLog(console, Clock.systemUTC());
    var reconciler =
        new ClusterReconciler(
            kubernetes.kubernetes(),
            kubernetes.environment(ClusterInputs.none()),
            kubernetes.clock(),
            new SecureRandom());
    var operator =
        SimulatedOperator.start(
            kubernetes,
            cluster -> {
              changes.print(objects(kubernetes));
              return reconciler.reconcile(cluster);
            });
    clusters.stream()
        .flatMap(cluster -> SampleSecrets.of(cluster, kubernetes.clock().instant()).stream())
        .forEach(kubernetes.user()::createOrReplace);
    clusters.forEach(kubernetes.user()::createOrReplace);
    settle(operator);
    changes.print(objects(kubernetes));
    List<StreamBusCluster> settled = kubernetes.list(StreamBusCluster.class);
    if (!RunningCheck.allRunning(settled)) {
      throw CommandException.failed(RunningCheck.describeNotRunning(settled));
    }
    console.out().println("Running.");
  }

  private static void settle(SimulatedOperator operator) {
    try {
      operator.settle();
    } catch (NotSettledException e) {
      throw CommandException.failed(String.valueOf(e.getMessage()));
    }
  }

  private static List<HasMetadata> objects(SimulatedCluster kubernetes) {
    return kubernetes.list(HasMetadata.class).stream()
        .filter(object -> !(object instanceof Event))
        .toList();
  }
}
