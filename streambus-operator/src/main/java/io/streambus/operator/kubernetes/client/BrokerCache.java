package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import java.util.Collection;

/**
 * The cached objects of one kind that the StatefulSet controller creates for a cluster.
 *
 * @param <T> model class of the kind
 */
@FunctionalInterface
public interface BrokerCache<T extends HasMetadata> {

  /** Returns the objects of a cluster, in any order. Sends no request. */
  Collection<T> objectsOf(StreamBusCluster cluster);
}
