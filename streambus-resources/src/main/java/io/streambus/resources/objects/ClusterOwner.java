package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.streambus.api.StreamBusCluster;

/** The custom resource as the owner of other objects: Kubernetes deletes them after it. */
public final class ClusterOwner {

  private ClusterOwner() {}

  /** A reference of an owner that is not the controller of the object. */
  public static OwnerReference of(String name, String uid) {
    return new OwnerReferenceBuilder()
        .withApiVersion(StreamBusCluster.GROUP + "/" + StreamBusCluster.VERSION)
        .withKind(StreamBusCluster.KIND)
        .withName(name)
        .withUid(uid)
        .build();
  }
}
