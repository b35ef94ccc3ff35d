package io.streambus.operator.josdk;

import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.ManagedNames;
import java.util.Set;

/**
 * Finds the clusters that own an object and create objects of its name. Other objects can have
 * these owners, too, but no reconciliation uses them.
 */
final class ClusterOwners {

  private static final SecondaryToPrimaryMapper<HasMetadata> OWNERS =
      Mappers.fromOwnerReferences(StreamBusCluster.class);

  private final ManagedNames names;

  /** Creates a function that finds the owners of objects with these names. */
  ClusterOwners(ManagedNames names) {
    this.names = names;
  }

  /** Returns the clusters that use an object: at most one, unless it was made to have several. */
  Set<ResourceID> of(HasMetadata object) {
    return OWNERS.toPrimaryResourceIDs(object).stream()
        .filter(owner -> names.contains(owner.getName(), object.getMetadata().getName()))
        .collect(ImmutableSet.toImmutableSet());
  }

  /** Whether a cluster uses an object. */
  boolean exist(HasMetadata object) {
    return !of(object).isEmpty();
  }
}
