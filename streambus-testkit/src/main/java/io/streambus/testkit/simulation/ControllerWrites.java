package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Strings;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.testkit.controllers.decision.Write;
import io.streambus.testkit.controllers.storage.ClaimProtection;
import io.streambus.testkit.invariants.Actor;
import java.util.Optional;
import java.util.Set;

/** Executes the writes of controllers in memory. */
final class ControllerWrites {

  private static final String METADATA = "metadata";
  private static final String STATUS = "status";
  private static final String FINALIZERS = "finalizers";

  private final ObjectStore store;
  private final ImageWebhook webhook;

  ControllerWrites(ObjectStore store, ImageWebhook webhook) {
    this.store = store;
    this.webhook = webhook;
  }

  void execute(Write write) {
    execute(write, Actor.CONTROLLERS);
  }

  void execute(Write write, Actor writer) {
    if (write instanceof Write.Create create) {
      create(create.object());
      return;
    }
    find(write.object())
        .ifPresent(
            found -> {
              if (write instanceof Write.Delete || write instanceof Write.DeleteDependent) {
                delete(found, Optional.empty(), Actor.CONTROLLERS);
              } else if (write instanceof Write.Remove) {
                store.remove(found, Actor.CONTROLLERS);
              } else {
                replace(found, changed(found, write), writer);
              }
            });
  }

  /** Deletes an object, or marks it for deletion if it has finalizers. */
  void delete(StoredObject found, Optional<String> finalizer, Actor writer) {
    ObjectNode tree = found.tree().deepCopy();
    ObjectNode metadata = tree.withObjectProperty(METADATA);
    finalizer.ifPresent(metadata.withArrayProperty(FINALIZERS)::add);
    if (metadata.path(FINALIZERS).isEmpty()) {
      store.remove(found, writer);
    } else if (!metadata.has("deletionTimestamp")) {
      store.markForDeletion(found, tree, writer);
    }
  }

  private Optional<StoredObject> find(HasMetadata object) {
    String uid = object.getMetadata().getUid();
    return store
        .find(
            new ObjectKey(
                object.getKind(),
                Strings.nullToEmpty(object.getMetadata().getNamespace()),
                object.getMetadata().getName()))
        .filter(found -> uid == null || uid.equals(found.uid()));
  }

  private void create(HasMetadata object) {
    if (find(object).isPresent()) {
      return;
    }
    ObjectNode tree = store.codec().tree(object);
    if (object instanceof Pod) {
      webhook.create(tree);
    }
    if (object instanceof PersistentVolumeClaim) {
      tree.withObjectProperty(METADATA)
          .withArrayProperty(FINALIZERS)
          .add(ClaimProtection.FINALIZER);
    }
    store.create(tree, ObjectStore.emptyTree(), Actor.CONTROLLERS);
  }

  private ObjectNode changed(StoredObject found, Write write) {
    ObjectNode tree = found.tree().deepCopy();
    ObjectNode desired = store.codec().tree(write.object());
    if (write instanceof Write.UpdateStatus) {
      tree.set(STATUS, desired.get(STATUS));
    } else if (write instanceof Write.UpdateMetadata) {
      copyMetadata(desired.path(METADATA), tree.withObjectProperty(METADATA));
    } else if (write instanceof Write.Bind bind) {
      bind(tree, bind.node());
    } else {
      desired.set(STATUS, tree.get(STATUS));
      return tree.has(STATUS) ? desired : desired.without(Set.of(STATUS));
    }
    return tree;
  }

  private static void copyMetadata(JsonNode from, ObjectNode to) {
    for (String field : Set.of("labels", "ownerReferences", FINALIZERS)) {
      if (from.path(field).isEmpty()) {
        to.remove(field);
      } else {
        to.set(field, from.get(field));
      }
    }
  }

  private static void bind(ObjectNode pod, String node) {
    pod.withObjectProperty("spec").put("nodeName", node);
    ObjectNode status = pod.withObjectProperty(STATUS);
    JsonNode former = status.path("conditions").deepCopy();
    status.remove("conditions");
    former.forEach(
        condition -> {
          if (!condition.path("type").asText().equals("PodScheduled")) {
            status.withArrayProperty("conditions").add(condition);
          }
        });
    status
        .withArrayProperty("conditions")
        .addObject()
        .put("type", "PodScheduled")
        .put(STATUS, "True");
  }

  private void replace(StoredObject found, ObjectNode tree, Actor writer) {
    JsonNode metadata = tree.path(METADATA);
    if (metadata.has("deletionTimestamp") && metadata.path(FINALIZERS).isEmpty()) {
      store.remove(found, writer);
    } else {
      store.replace(found, tree, writer);
    }
  }
}
