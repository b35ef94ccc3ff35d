package io.streambus.testkit.simulation.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.streambus.operator.kubernetes.ObjectKey;
import java.util.List;

/**
 * One version of an object.
 *
 * @param object the object; whoever gets it must leave it as it is
 * @param tree its JSON, with all that the model of its kind cannot read
 * @param applied what the operator applied last; empty for an object that it never applied
 */
public record StoredObject(HasMetadata object, ObjectNode tree, ObjectNode applied) {

  public ObjectKey key() {
    return ObjectKey.of(object);
  }

  public String uid() {
    return object.getMetadata().getUid();
  }

  public boolean isControlledBy(String uid) {
    return owners().stream()
        .anyMatch(
            owner -> Boolean.TRUE.equals(owner.getController()) && owner.getUid().equals(uid));
  }

  boolean isOwnedBy(String uid) {
    return owners().stream().anyMatch(owner -> owner.getUid().equals(uid));
  }

  public List<OwnerReference> owners() {
    return object.getMetadata().getOwnerReferences();
  }
}
