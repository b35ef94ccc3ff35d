package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.streambus.operator.kubernetes.ObjectKey;
import java.util.List;
import java.util.Set;

/**
 * One version of an object.
 *
 * @param object the object; callers must not modify it
 * @param tree its JSON, including what the model of its kind cannot parse
 * @param lastApplied configuration that the operator applied last; empty if the operator never
 *     applied the object
 */
record StoredObject(HasMetadata object, ObjectNode tree, ObjectNode lastApplied) {

  private static final Set<String> VOLATILE =
      Set.of(
          "creationTimestamp",
          "generation",
          "lastTransitionTime",
          "observedGeneration",
          "resourceVersion",
          "startedAt",
          "uid");

  ObjectKey key() {
    return ObjectStore.key(tree);
  }

  String uid() {
    return object.getMetadata().getUid();
  }

  boolean isControlledBy(String uid) {
    return ownerReferences().stream()
        .anyMatch(
            owner -> Boolean.TRUE.equals(owner.getController()) && owner.getUid().equals(uid));
  }

  boolean isOwnedBy(String uid) {
    return ownerReferences().stream().anyMatch(owner -> owner.getUid().equals(uid));
  }

  List<OwnerReference> ownerReferences() {
    return object.getMetadata().getOwnerReferences();
  }

  /** Returns the tree without the fields whose values differ between runs. */
  ObjectNode comparableTree() {
    ObjectNode copy = tree.deepCopy();
    removeVolatile(copy);
    return copy;
  }

  private static void removeVolatile(JsonNode node) {
    if (node instanceof ObjectNode map) {
      map.remove(VOLATILE);
    }
    node.forEach(StoredObject::removeVolatile);
  }
}
