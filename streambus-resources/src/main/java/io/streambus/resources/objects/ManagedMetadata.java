package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.ClusterIdentity;
import java.util.List;
import java.util.Map;

/** Metadata shared by all objects of a cluster. */
public final class ManagedMetadata {

  private ManagedMetadata() {}

  /** Returns name, namespace, labels and owner of an object. */
  public static ObjectMeta of(BrokerCluster cluster, String name) {
    return of(cluster.identity(), name, ClusterLabels.of(cluster.name(), cluster.version()));
  }

  static ObjectMeta of(ClusterIdentity cluster, String name, Map<String, String> labels) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(cluster.namespace())
        .withLabels(labels)
        .withOwnerReferences(ownerReferences(cluster))
        .build();
  }

  /**
   * Returns the controller reference, through which Kubernetes deletes the object after the custom
   * resource.
   */
  private static List<OwnerReference> ownerReferences(ClusterIdentity cluster) {
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
