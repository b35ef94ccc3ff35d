package io.streambus.app.playground;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.api.StreamBusCluster;
import io.streambus.app.Console;
import io.streambus.app.FailureException;
import io.streambus.app.StopSignal;
import io.streambus.app.cluster.Reason;
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
  private final Afterwards afterwards;
  private final Clock clock = Clock.systemUTC();

  /**
   * Nothing happens yet.
   *
   * @param patience how long the clusters may take until they run
   */
  public Playground(Console console, Duration patience, Afterwards afterwards) {
    this.console = console;
    this.patience = patience;
    this.afterwards = afterwards;
  }

  /**
   * Starts the operator and applies the clusters. A signal ends the control plane and the JVM, the
   * latter with 0.
   *
   * @throws FailureException when the clusters do not run in time
   */
  public void run(ControlPlane controlPlane, List<StreamBusCluster> clusters)
      throws InterruptedException {
    try (var kubernetes = new LocalKubernetes(controlPlane);
        var signal = StopSignal.on(() -> stop(kubernetes, controlPlane))) {
      console.out().println("The operator runs. Applying:");
      clusters.forEach(
          cluster -> kubernetes.apply(cluster, SampleSecrets.of(cluster, clock.instant())));
      try {
        watch(kubernetes, clusters);
      } catch (KubernetesClientException e) {
        if (!signal.isReceived()) {
          throw FailureException.failed("the control plane is gone: " + Reason.of(e));
        }
        signal.await();
      }
    }
  }

  private void watch(LocalKubernetes kubernetes, List<StreamBusCluster> clusters)
      throws InterruptedException {
    var changes = new ChangeLog(console, clock);
    Instant deadline = clock.instant().plus(patience);
    List<StreamBusCluster> now = look(kubernetes, clusters, changes);
    while (!(now.size() == clusters.size() && Goal.isReached(now))) {
      if (afterwards == Afterwards.EXIT && clock.instant().isAfter(deadline)) {
        throw FailureException.failed(Goal.reason(now));
      }
      Thread.sleep(PAUSE.toMillis());
      now = look(kubernetes, clusters, changes);
    }
    console.out().println("Running.");
    if (afterwards == Afterwards.STAY) {
      tellHowToLookAround(kubernetes, clusters.get(0));
      while (true) {
        Thread.sleep(PAUSE.toMillis());
        look(kubernetes, clusters, changes);
      }
    }
  }

  /** Shows what changed since the last look. */
  private static List<StreamBusCluster> look(
      LocalKubernetes kubernetes, List<StreamBusCluster> clusters, ChangeLog changes) {
    List<StreamBusCluster> now = clusters.stream().flatMap(kubernetes::find).toList();
    Stream<HasMetadata> children = clusters.stream().flatMap(kubernetes::childrenOf);
    changes.show(Stream.concat(now.stream(), children).toList());
    return now;
  }

  private void tellHowToLookAround(LocalKubernetes kubernetes, StreamBusCluster cluster) {
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
