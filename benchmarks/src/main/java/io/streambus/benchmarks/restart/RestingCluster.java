package io.streambus.benchmarks.restart;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.StorageSpec;
import io.streambus.benchmarks.workload.SampleClusters;
import java.util.Locale;
import java.util.Map;

/** A cluster in which nothing changes, and why. */
enum RestingCluster {
  RUN,
  CANNOT_START,
  ARE_REJECTED,
  ARE_PAUSED,
  ARE_HIBERNATED;

  /** Namespace of these clusters. */
  String namespace() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns a cluster that comes to rest like this. */
  StreamBusCluster cluster(String name) {
    StreamBusCluster cluster = SampleClusters.cluster(namespace(), name);
    switch (this) {
      case RUN -> {}
      case CANNOT_START -> requestMissingStorageClass(cluster);
      case ARE_REJECTED -> annotate(cluster, ClusterAnnotations.PAUSE_RECONCILIATION, "sometimes");
      case ARE_PAUSED -> annotate(cluster, ClusterAnnotations.PAUSE_RECONCILIATION, "true");
      case ARE_HIBERNATED -> annotate(cluster, ClusterAnnotations.HIBERNATE, "true");
    }
    return cluster;
  }

  private static void requestMissingStorageClass(StreamBusCluster cluster) {
    StorageSpec storage = cluster.getSpec().storage().orElseThrow();
    cluster.setSpec(
        StreamBusClusterSpec.builder()
            .from(cluster.getSpec())
            .storage(StorageSpec.builder().from(storage).storageClass("missing").build())
            .build());
  }

  private static void annotate(StreamBusCluster cluster, String annotation, String value) {
    cluster.setMetadata(
        new ObjectMetaBuilder(cluster.getMetadata())
            .withAnnotations(Map.of(annotation, value))
            .build());
  }

  @Override
  public String toString() {
    return "clusters that " + name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
