package io.streambus.benchmarks.workload;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ImageSpec;
import io.streambus.api.spec.StorageSpec;
import java.util.List;
import java.util.stream.IntStream;

/** Minimal clusters of three brokers, spread over several namespaces. */
public final class SampleClusters {

  private static final int NAMESPACES = 10;

  private SampleClusters() {}

  /** Returns {@code count} clusters whose names and namespaces are unique per prefix. */
  public static List<StreamBusCluster> of(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> cluster(prefix + "-" + i % NAMESPACES, "cluster-" + i))
        .toList();
  }

  /** Returns one cluster that is not stored on an API server. */
  public static StreamBusCluster cluster(String namespace, String name) {
    StreamBusCluster cluster = new StreamBusCluster();
    cluster.setMetadata(new ObjectMetaBuilder().withNamespace(namespace).withName(name).build());
    cluster.setSpec(
        StreamBusClusterSpec.builder()
            .replicas(3)
            .image(ImageSpec.builder().repository("streambus/broker").tag("v0.6.0").build())
            .storage(
                StorageSpec.builder()
                    .size(new Quantity("10Gi"))
                    .raftSize(new Quantity("5Gi"))
                    .build())
            .build());
    return cluster;
  }
}
