package io.streambus.operator.client;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import java.util.List;

/** The informer caches, asked for the objects that a cluster owns. */
@FunctionalInterface
public interface ChildCache {
  /** Every cached object whose controller is the cluster. */
  List<HasMetadata> childrenOf(StreamBusCluster cluster);
}
