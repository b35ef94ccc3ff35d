package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.resources.model.BrokerCluster;
import java.util.List;

/** Metadata shared by all objects of a cluster. */
final class ManagedMetadata {

  private ManagedMetadata() {}

  static ObjectMeta of(BrokerCluster cluster, String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(cluster.namespace())
        .withLabels(ClusterLabels.of(cluster.name(), cluster.version()))
        .withOwnerReferences(ownerReferences(cluster))
        .build();
  }

  /**
   * Returns the controller reference, through which Kubernetes deletes the object after the custom
   * resource.
   */
  private static List<OwnerReference> ownerReferences(BrokerCluster cluster) {
    return cluster
        .uid()
        .map(
            uid ->
                new OwnerReferenceBuilder(ClusterOwner.of(cluster.name(), uid))
                    .withController(true)
                    .withBlockOwnerDeletion(true)
                    .build())
        .stream()
        .toList();
  }
}
