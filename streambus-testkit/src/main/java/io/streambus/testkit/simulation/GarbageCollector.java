package io.streambus.testkit.simulation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Deletes objects whose owners are all gone. */
final class GarbageCollector {

  private final ObjectStore store;

  GarbageCollector(ObjectStore store) {
    this.store = store;
  }

  /** Returns whether something was deleted. */
  boolean collect() {
    List<StoredObject> orphans = orphans();
    boolean collected = !orphans.isEmpty();
    while (!orphans.isEmpty()) {
      orphans.forEach(orphan -> store.remove(orphan, Writer.MACHINERY));
      orphans = orphans();
    }
    return collected;
  }

  private List<StoredObject> orphans() {
    Set<String> alive = store.all().map(StoredObject::uid).collect(Collectors.toSet());
    return store
        .all()
        .filter(object -> !object.owners().isEmpty())
        .filter(
            object -> object.owners().stream().noneMatch(owner -> alive.contains(owner.getUid())))
        .toList();
  }
}
