package io.streambus.testkit.simulation.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.streambus.operator.kubernetes.ObjectKey;
import java.util.List;

/**
 * One version of an object.
 *
 * @param object the object; callers must not modify it
 * @param tree its JSON, including what the model of its kind cannot parse
 * @param lastApplied configuration that the operator applied last; empty if the operator never
 *     applied the object
 */
public record StoredObject(HasMetadata object, ObjectNode tree, ObjectNode lastApplied) {

  public ObjectKey key() {
    return ObjectKey.of(object);
  }

  public String uid() {
    return object.getMetadata().getUid();
  }

  public boolean isControlledBy(String uid) {
    return ownerReferences().stream()
        .anyMatch(
            owner -> Boolean.TRUE.equals(owner.getController()) && owner.getUid().equals(uid));
  }

  boolean isOwnedBy(String uid) {
    return ownerReferences().stream().anyMatch(owner -> owner.getUid().equals(uid));
  }

  public List<OwnerReference> ownerReferences() {
    return object.getMetadata().getOwnerReferences();
  }
}
