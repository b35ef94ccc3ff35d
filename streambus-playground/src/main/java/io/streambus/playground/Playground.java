package io.streambus.playground;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.api.StreamBusCluster;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.Console;
import io.streambus.app.run.ErrorMessages;
import io.streambus.app.run.ShutdownHook;
import io.streambus.testkit.controlplane.ControlPlane;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Shows on a control plane of this machine how clusters go from nothing to Running. */
public final class Playground {

  private static final Duration PAUSE = Duration.ofMillis(300);

  private final Console console;
  private final Duration patience;
  private final PlaygroundMode playgroundMode;
  private final Clock clock = Clock.systemUTC();

  /**
   * Nothing happens yet.
   *
   * @param patience how long the clusters may take until they run
   */
  public Playground(Console console, Duration patience, PlaygroundMode playgroundMode) {
    this.console = console;
    this.patience = patience;
    this.playgroundMode = playgroundMode;
  }

  /**
   * Starts the operator and applies the clusters. A signal ends the control plane and the JVM, the
   * latter with 0.
   *
   * @throws CommandException when the clusters do not run in time
   */
  public void run(ControlPlane controlPlane, List<StreamBusCluster> clusters)
      throws InterruptedException {
    try (var kubernetes = new LocalKubernetes(controlPlane);
        var signal = ShutdownHook.on(() -> stop(kubernetes, controlPlane))) {
      console.out().println("The operator runs. Applying:");
      clusters.forEach(
          cluster -> kubernetes.apply(cluster, SampleSecrets.of(cluster, clock.instant())));
      try {
        watch(kubernetes, clusters);
      } catch (KubernetesClientException e) {
        if (!signal.isReceived()) {
          throw CommandException.failed("the control plane is gone: " + ErrorMessages.of(e));
        }
        signal.await();
      }
    }
  }

  private void watch(LocalKubernetes kubernetes, List<StreamBusCluster> clusters)
      throws InterruptedException {
    var changes = new ChangeLog(console, clock);
    Instant deadline = clock.instant().plus(patience);
    List<StreamBusCluster> now = observe(kubernetes, clusters, changes);
    while (!(now.size() == clusters.size() && RunningCheck.isReached(now))) {
      if (playgroundMode == PlaygroundMode.EXIT && clock.instant().isAfter(deadline)) {
        throw CommandException.failed(RunningCheck.reason(now));
      }
      Thread.sleep(PAUSE.toMillis());
      now = observe(kubernetes, clusters, changes);
    }
    console.out().println("Running.");
    if (playgroundMode == PlaygroundMode.STAY) {
      printNextSteps(kubernetes, clusters.get(0));
      while (true) {
        Thread.sleep(PAUSE.toMillis());
        observe(kubernetes, clusters, changes);
      }
    }
  }

  /** Shows what changed since the last look. */
  private static List<StreamBusCluster> observe(
      LocalKubernetes kubernetes, List<StreamBusCluster> clusters, ChangeLog changes) {
    List<StreamBusCluster> now = clusters.stream().flatMap(kubernetes::find).toList();
    Stream<HasMetadata> children = clusters.stream().flatMap(kubernetes::childrenOf);
    changes.print(Stream.concat(now.stream(), children).toList());
    return now;
  }

  private void printNextSteps(LocalKubernetes kubernetes, StreamBusCluster cluster) {
    console
        .out()
        .printf(
            """

            Look around from another terminal:
              export KUBECONFIG=%s
              kubectl get streambusclusters,statefulsets,pods,pvc -n %s
              kubectl edit streambuscluster %s -n %2$s
            Changes are shown here. Ctrl-C ends and removes it all.

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
