package io.streambus.benchmarks.whole;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.harness.Wait;
import io.streambus.benchmarks.plane.BenchmarkPlane;
import java.time.Duration;
import java.util.List;

/** What holds for clusters whoever brings them up. */
final class Clusters {

  static final Duration LIMIT = Duration.ofMinutes(5);

  private Clusters() {}

  /** What the namespaces of all have in common. */
  static String prefix(List<StreamBusCluster> clusters) {
    return clusters.get(0).getMetadata().getNamespace().replaceAll("\\d+$", "");
  }

  /** Deletes the claims, which nobody else does, and waits until no trace is left. */
  static void awaitGone(BenchmarkPlane plane, List<StreamBusCluster> clusters) {
    KubernetesClient client = plane.client();
    String prefix = prefix(clusters);
    Wait.until(
        "the end of all pods",
        LIMIT,
        () ->
            client.pods().inAnyNamespace().list().getItems().stream()
                .noneMatch(pod -> pod.getMetadata().getNamespace().startsWith(prefix)));
    clusters.stream()
        .map(cluster -> cluster.getMetadata().getNamespace())
        .distinct()
        .forEach(name -> client.namespaces().withName(name).delete());
    Wait.until(
        "the end of all namespaces",
        LIMIT,
        () ->
            client.namespaces().list().getItems().stream()
                .noneMatch(namespace -> namespace.getMetadata().getName().startsWith(prefix)));
  }
}
