package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.resources.model.BrokerCluster;
import java.util.List;

/** Metadata that all objects of a cluster share. */
final class ManagedMetadata {

  private ManagedMetadata() {}

  static ObjectMeta of(BrokerCluster cluster, String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(cluster.namespace())
        .withLabels(ClusterLabels.of(cluster.name(), cluster.version()))
        .withOwnerReferences(owner(cluster))
        .build();
  }

  /** With it, Kubernetes deletes the object after the custom resource. */
  private static List<OwnerReference> owner(BrokerCluster cluster) {
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
