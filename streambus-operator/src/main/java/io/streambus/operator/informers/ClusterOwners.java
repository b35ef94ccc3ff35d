package io.streambus.operator.informers;

import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.ManagedNames;
import io.streambus.operator.kubernetes.ObjectKey;
import java.util.Set;

/**
 * Finds the clusters that own an object and create objects of its name. Other objects can have
 * these owners, too, but no reconciliation uses them.
 */
final class ClusterOwners {

  private static final String API_VERSION = HasMetadata.getApiVersion(StreamBusCluster.class);

  private final ManagedNames names;

  /** Creates a function that finds the owners of objects with these names. */
  ClusterOwners(ManagedNames names) {
    this.names = names;
  }

  /** Returns the clusters that use an object: at most one, unless it was made to have several. */
  Set<ObjectKey> of(HasMetadata object) {
    String namespace = object.getMetadata().getNamespace();
    return object.getMetadata().getOwnerReferences().stream()
        .filter(ClusterOwners::isCluster)
        .filter(owner -> names.contains(owner.getName(), object.getMetadata().getName()))
        .map(owner -> new ObjectKey(StreamBusCluster.KIND, namespace, owner.getName()))
        .collect(ImmutableSet.toImmutableSet());
  }

  private static boolean isCluster(OwnerReference owner) {
    return StreamBusCluster.KIND.equals(owner.getKind())
        && API_VERSION.equals(owner.getApiVersion());
  }

  /** Whether a cluster uses an object. */
  boolean exist(HasMetadata object) {
    return !of(object).isEmpty();
  }
}
