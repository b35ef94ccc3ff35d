package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.streambus.api.StreamBusCluster;

/**
 * Owner references to the custom resource, through which Kubernetes garbage-collects dependents.
 */
public final class ClusterOwner {

  private ClusterOwner() {}

  /** Returns an owner reference that is not a controller reference. */
  public static OwnerReference of(String name, String uid) {
    return new OwnerReferenceBuilder()
        .withApiVersion(StreamBusCluster.GROUP + "/" + StreamBusCluster.VERSION)
        .withKind(StreamBusCluster.KIND)
        .withName(name)
        .withUid(uid)
        .build();
  }
}
