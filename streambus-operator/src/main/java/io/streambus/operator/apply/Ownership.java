package io.streambus.operator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesResourceUtil;
import io.streambus.api.ClusterLabels;
import java.util.Map;

/** Determines which cluster owns an object. */
final class Ownership {

  private Ownership() {}

  static boolean isControlledBy(String uid, HasMetadata object) {
    return object
        .getOwnerReferenceFor(uid)
        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
        .isPresent();
  }

  /** Returns whether a cluster owns the object, and nothing else controls it. */
  static boolean isOwnedBy(String uid, HasMetadata object) {
    return isControlledBy(uid, object)
        || (object.getOwnerReferenceFor(uid).isPresent()
            && !KubernetesResourceUtil.hasController(object));
  }

  /** Returns whether the object has our label and no controller. */
  static boolean isOrphaned(HasMetadata object) {
    Map<String, String> labels = object.getMetadata().getLabels();
    return labels != null
        && ClusterLabels.OPERATOR.equals(labels.get(ClusterLabels.MANAGED_BY))
        && !KubernetesResourceUtil.hasController(object);
  }
}
