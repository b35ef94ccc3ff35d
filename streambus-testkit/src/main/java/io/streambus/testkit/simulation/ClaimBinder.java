package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.testkit.invariants.Actor;

/** Binds claims, and resizes them when their request grows. No volumes exist for them. */
final class ClaimBinder {

  private static final String STORAGE = "storage";
  private static final String CONDITIONS = "conditions";

  private final ObjectStore store;
  private final Claims claims;

  ClaimBinder(ObjectStore store, Claims claims) {
    this.store = store;
    this.claims = claims;
  }

  static boolean isBound(PersistentVolumeClaim claim) {
    return claim.getStatus() != null && "Bound".equals(claim.getStatus().getPhase());
  }

  void step() {
    store
        .all()
        .filter(stored -> stored.object() instanceof PersistentVolumeClaim)
        .forEach(this::step);
  }

  private void step(StoredObject claim) {
    ObjectMeta metadata = claim.object().getMetadata();
    boolean blocked = claims.isBlocked(metadata.getNamespace(), metadata.getName());
    ObjectNode tree = claim.tree().deepCopy();
    ObjectNode status = tree.withObjectProperty("status");
    JsonNode requested = tree.at("/spec/resources/requests/storage");
    if (isBound((PersistentVolumeClaim) claim.object())) {
      resize(status, requested, blocked);
    } else {
      status.put("phase", blocked ? "Pending" : "Bound");
      if (!blocked) {
        status.withObjectProperty("capacity").set(STORAGE, requested);
      }
    }
    store.replace(claim, tree, Actor.CONTROLLERS);
  }

  private static void resize(ObjectNode status, JsonNode requested, boolean blocked) {
    ObjectNode capacity = status.withObjectProperty("capacity");
    status.remove(CONDITIONS);
    if (!blocked) {
      capacity.set(STORAGE, requested);
    } else if (!capacity.path(STORAGE).equals(requested)) {
      status
          .withArrayProperty(CONDITIONS)
          .addObject()
          .put("type", "FileSystemResizePending")
          .put("status", "True");
    }
  }
}
