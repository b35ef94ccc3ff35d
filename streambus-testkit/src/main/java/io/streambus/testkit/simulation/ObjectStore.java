package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.testkit.invariants.Actor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Stores all objects in order of creation, and every change to them. */
final class ObjectStore {

  private final Map<ObjectKey, StoredObject> objects = new LinkedHashMap<>();
  private final List<ObjectChange> changes = new ArrayList<>();
  private final ObjectCodec codec = new ObjectCodec();
  private final MetadataStamp stamp;

  ObjectStore(Clock clock) {
    this.stamp = new MetadataStamp(clock);
  }

  ObjectCodec codec() {
    return codec;
  }

  /** Resource version of the store, which increases with every change. */
  long resourceVersion() {
    return stamp.resourceVersion();
  }

  Optional<StoredObject> find(ObjectKey key) {
    return Optional.ofNullable(objects.get(key));
  }

  StoredObject require(ObjectKey key) {
    return find(key)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    key + " does not exist; existing objects: " + objects.keySet()));
  }

  Stream<StoredObject> all() {
    return List.copyOf(objects.values()).stream();
  }

  List<ObjectChange> changesSince(int count) {
    return List.copyOf(changes.subList(count, changes.size()));
  }

  int changeCount() {
    return changes.size();
  }

  StoredObject create(ObjectNode tree, ObjectNode applied, Actor writer) {
    ObjectNode created = tree.deepCopy();
    stamp.stampCreation(created);
    StoredObject stored =
        new StoredObject(codec.object(created, codec.type(created)), created, applied);
    objects.put(stored.key(), stored);
    changes.add(new ObjectChange(Optional.empty(), Optional.of(stored.object()), writer));
    return stored;
  }

  /**
   * Replaces an object. An equal tree is not a change: the object retains its resource version and
   * no watch event occurs.
   */
  StoredObject replace(StoredObject old, ObjectNode tree, Actor writer) {
    return replace(old, tree, old.lastApplied(), writer);
  }

  StoredObject replace(StoredObject old, ObjectNode tree, ObjectNode applied, Actor writer) {
    StoredObject current = new StoredObject(old.object(), old.tree(), applied);
    if (!tree.equals(old.tree())) {
      ObjectNode changed = tree.deepCopy();
      stamp.stampUpdate(old.tree(), changed);
      current = new StoredObject(codec.object(changed, codec.type(changed)), changed, applied);
      changes.add(
          new ObjectChange(Optional.of(old.object()), Optional.of(current.object()), writer));
    }
    objects.put(current.key(), current);
    return current;
  }

  /** Replaces an object by one that is being deleted. */
  void markForDeletion(StoredObject old, ObjectNode tree, Actor writer) {
    stamp.stampDeletion(tree);
    replace(old, tree, writer);
  }

  void remove(StoredObject deleted, Actor writer) {
    objects.remove(deleted.key());
    stamp.countDeletion();
    changes.add(new ObjectChange(Optional.of(deleted.object()), Optional.empty(), writer));
  }

  /**
   * Checks that readers have not modified an object or one that it controls. As in informers,
   * readers receive the stored objects themselves, so they must not modify them.
   *
   * @throws IllegalStateException if a reader has modified one of the objects
   */
  void checkNotModified(String uid) {
    objects.values().stream()
        .filter(stored -> stored.uid().equals(uid) || stored.isControlledBy(uid))
        .forEach(this::checkNotModified);
  }

  private void checkNotModified(StoredObject stored) {
    ObjectNode now = codec.tree(stored.object());
    if (!now.equals(codec.tree(codec.object(stored.tree(), codec.type(stored.tree()))))) {
      throw new IllegalStateException(
          stored.key() + " was modified in memory by a reader; it is now " + now);
    }
  }

  static ObjectKey key(ObjectNode tree) {
    return new ObjectKey(
        tree.path("kind").asText(),
        tree.path("metadata").path("namespace").asText(),
        tree.path("metadata").path("name").asText());
  }

  static ObjectNode emptyTree() {
    return JsonNodeFactory.instance.objectNode();
  }
}
