package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.testkit.invariants.Actor;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Deletes objects whose owners no longer exist. */
final class GarbageCollector {

  private final ObjectStore store;

  GarbageCollector(ObjectStore store) {
    this.store = store;
  }

  /** Deletes all such objects. Returns whether anything was deleted. */
  boolean collect() {
    List<StoredObject> orphans = orphans();
    boolean collected = !orphans.isEmpty();
    while (!orphans.isEmpty()) {
      orphans.forEach(orphan -> store.remove(orphan, Actor.CONTROLLERS));
      orphans = orphans();
    }
    return collected;
  }

  /** Deletes an object but not its dependents, and removes it from their owner references. */
  void deleteOrphaningDependents(StoredObject owner, Actor writer) {
    store
        .all()
        .filter(stored -> stored.isOwnedBy(owner.uid()))
        .forEach(each -> removeOwner(each, owner.uid(), writer));
    store.remove(owner, writer);
  }

  private void removeOwner(StoredObject orphan, String owner, Actor writer) {
    ObjectNode tree = orphan.tree().deepCopy();
    Iterator<JsonNode> owners = tree.path("metadata").path("ownerReferences").elements();
    while (owners.hasNext()) {
      if (owners.next().path("uid").asText().equals(owner)) {
        owners.remove();
      }
    }
    store.replace(orphan, tree, writer);
  }

  private List<StoredObject> orphans() {
    Set<String> existing = store.all().map(StoredObject::uid).collect(Collectors.toSet());
    return store
        .all()
        .filter(object -> !object.ownerReferences().isEmpty())
        .filter(
            object ->
                object.ownerReferences().stream()
                    .noneMatch(owner -> existing.contains(owner.getUid())))
        .toList();
  }
}
