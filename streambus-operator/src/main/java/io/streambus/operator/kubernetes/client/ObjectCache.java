package io.streambus.operator.kubernetes.client;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import java.util.Collection;

/**
 * The objects of clusters that informers have cached.
 *
 * @param <T> model class of the objects
 */
@FunctionalInterface
public interface ObjectCache<T extends HasMetadata> {

  /** Returns the objects of a cluster, in any order. Sends no request. */
  Collection<T> objectsOf(StreamBusCluster cluster);

  /** Combines two caches of different kinds. */
  default ObjectCache<T> combinedWith(ObjectCache<T> other) {
    return cluster ->
        ImmutableList.<T>builder()
            .addAll(objectsOf(cluster))
            .addAll(other.objectsOf(cluster))
            .build();
  }
}
