package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import java.util.Collection;

/**
 * Objects that the StatefulSet controller makes for a cluster, as an informer shows them.
 *
 * @param <T> model of their kind
 */
@FunctionalInterface
public interface BrokerCache<T extends HasMetadata> {

  /** The objects of a cluster, in any order. No request. */
  Collection<T> of(StreamBusCluster cluster);
}
