package io.streambus.playground;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.api.StreamBusCluster;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.Console;
import io.streambus.app.kubeconfig.ErrorMessages;
import io.streambus.app.run.ShutdownHook;
import io.streambus.testkit.controlplane.ControlPlane;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Runs clusters on a control plane and prints how their state changes. */
public final class Playground {

  private static final Duration POLL_INTERVAL = Duration.ofMillis(300);

  private final Console console;
  private final Duration timeout;
  private final PlaygroundMode mode;
  private final Clock clock = Clock.systemUTC();

  /**
   * Creates a playground that is not started.
   *
   * @param timeout maximum time until all clusters are Running, unless changes are only watched
   */
  public Playground(Console console, Duration timeout, PlaygroundMode mode) {
    this.console = console;
    this.timeout = timeout;
    this.mode = mode;
  }

  /**
   * Starts the operator and applies the clusters. A signal stops the control plane and terminates
   * the JVM with 0.
   *
   * @throws CommandException if the clusters are not Running within the timeout
   */
  public void run(ControlPlane controlPlane, List<StreamBusCluster> clusters)
      throws InterruptedException {
    try (var kubernetes = new LocalKubernetes(controlPlane);
        var shutdownHook = ShutdownHook.register(() -> stop(kubernetes, controlPlane))) {
      console.out().println("The operator is running. Applying:");
      clusters.forEach(
          cluster -> kubernetes.apply(cluster, SampleSecrets.of(cluster, clock.instant())));
      try {
        watch(kubernetes, clusters);
      } catch (KubernetesClientException e) {
        if (!shutdownHook.isSignalReceived()) {
          throw CommandException.failed(
              "lost the connection to the control plane: " + ErrorMessages.of(e));
        }
        shutdownHook.await();
      }
    }
  }

  private void watch(LocalKubernetes kubernetes, List<StreamBusCluster> clusters)
      throws InterruptedException {
    var changes = new ChangeLog(console, clock);
    Instant deadline = clock.instant().plus(timeout);
    List<StreamBusCluster> current = poll(kubernetes, clusters, changes);
    while (!(current.size() == clusters.size() && RunningCheck.allRunning(current))) {
      if (mode == PlaygroundMode.EXIT_WHEN_RUNNING && clock.instant().isAfter(deadline)) {
        throw CommandException.failed(RunningCheck.describeNotRunning(current));
      }
      Thread.sleep(POLL_INTERVAL.toMillis());
      current = poll(kubernetes, clusters, changes);
    }
    console.out().println("Running.");
    if (mode == PlaygroundMode.WATCH) {
      printNextSteps(kubernetes, clusters.get(0));
      while (true) {
        Thread.sleep(POLL_INTERVAL.toMillis());
        poll(kubernetes, clusters, changes);
      }
    }
  }

  /** Prints what changed since the last poll, and returns the current clusters. */
  private static List<StreamBusCluster> poll(
      LocalKubernetes kubernetes, List<StreamBusCluster> clusters, ChangeLog changes) {
    List<StreamBusCluster> current = clusters.stream().flatMap(kubernetes::find).toList();
    Stream<HasMetadata> children = clusters.stream().flatMap(kubernetes::childrenOf);
    changes.print(Stream.concat(current.stream(), children).toList());
    return current;
  }

  private void printNextSteps(LocalKubernetes kubernetes, StreamBusCluster cluster) {
    console
        .out()
        .printf(
            """

            To inspect the cluster, run in another terminal:
              export KUBECONFIG=%s
              kubectl get streambusclusters,statefulsets,pods,pvc -n %s
              kubectl edit streambuscluster %s -n %2$s
            Changes are printed here. Press Ctrl-C to stop and remove everything.

            """,
            kubernetes.kubeconfig(),
            cluster.getMetadata().getNamespace(),
            cluster.getMetadata().getName());
  }

  private void stop(LocalKubernetes kubernetes, ControlPlane controlPlane) {
    console.out().println("Stopping.");
    kubernetes.close();
    controlPlane.close();
  }
}
