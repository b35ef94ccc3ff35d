package io.streambus.benchmarks.whole;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.controlplane.BenchmarkControlPlane;
import io.streambus.benchmarks.harness.Wait;
import java.time.Duration;
import java.util.List;

/** Limits, names and deletion of the measured clusters, independent of who created them. */
final class MeasuredClusters {

  static final Duration LIMIT = Duration.ofMinutes(5);

  private MeasuredClusters() {}

  /** Returns the common prefix of the clusters' namespaces. */
  static String prefix(List<StreamBusCluster> clusters) {
    return clusters.get(0).getMetadata().getNamespace().replaceAll("\\d+$", "");
  }

  /**
   * Deletes the namespaces with their PersistentVolumeClaims, which nothing else deletes, and waits
   * until pods and namespaces are deleted.
   */
  static void deleteAndAwait(BenchmarkControlPlane plane, List<StreamBusCluster> clusters) {
    KubernetesClient client = plane.client();
    String prefix = prefix(clusters);
    Wait.until(
        "deletion of all pods",
        LIMIT,
        () ->
            client.pods().inAnyNamespace().list().getItems().stream()
                .noneMatch(pod -> pod.getMetadata().getNamespace().startsWith(prefix)));
    clusters.stream()
        .map(cluster -> cluster.getMetadata().getNamespace())
        .distinct()
        .forEach(name -> client.namespaces().withName(name).delete());
    Wait.until(
        "deletion of all namespaces",
        LIMIT,
        () ->
            client.namespaces().list().getItems().stream()
                .noneMatch(namespace -> namespace.getMetadata().getName().startsWith(prefix)));
  }
}
