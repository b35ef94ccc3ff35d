package io.streambus.operator.kubernetes.client;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import java.util.List;

/** Informer caches of the objects that clusters own. */
@FunctionalInterface
public interface ChildCache {
  /** Returns all cached objects whose controller is the cluster. */
  List<HasMetadata> childrenOf(StreamBusCluster cluster);

  /** Combines two caches of different kinds. */
  default ChildCache combinedWith(ChildCache other) {
    return cluster ->
        ImmutableList.<HasMetadata>builder()
            .addAll(childrenOf(cluster))
            .addAll(other.childrenOf(cluster))
            .build();
  }
}
