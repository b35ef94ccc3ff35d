package io.streambus.operator.kubernetes.client;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import java.util.List;

/** The informer caches, asked for the objects that a cluster owns. */
@FunctionalInterface
public interface ChildCache {
  /** Every cached object whose controller is the cluster. */
  List<HasMetadata> childrenOf(StreamBusCluster cluster);

  /** The objects of both caches, which hold different kinds. */
  default ChildCache and(ChildCache other) {
    return cluster ->
        ImmutableList.<HasMetadata>builder()
            .addAll(childrenOf(cluster))
            .addAll(other.childrenOf(cluster))
            .build();
  }
}
