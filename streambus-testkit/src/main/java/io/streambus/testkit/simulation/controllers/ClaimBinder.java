package io.streambus.testkit.simulation.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.testkit.simulation.apiserver.ObjectStore;
import io.streambus.testkit.simulation.apiserver.StoredObject;
import io.streambus.testkit.simulation.apiserver.Writer;

/** Binds claims, and lets those grow that ask for more. There are no volumes behind them. */
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
    boolean held = claims.isHeld(metadata.getNamespace(), metadata.getName());
    ObjectNode tree = claim.tree().deepCopy();
    ObjectNode status = tree.withObjectProperty("status");
    JsonNode asked = tree.at("/spec/resources/requests/storage");
    if (isBound((PersistentVolumeClaim) claim.object())) {
      grow(status, asked, held);
    } else {
      status.put("phase", held ? "Pending" : "Bound");
      if (!held) {
        status.withObjectProperty("capacity").set(STORAGE, asked);
      }
    }
    store.replace(claim, tree, Writer.MACHINERY);
  }

  private static void grow(ObjectNode status, JsonNode asked, boolean held) {
    ObjectNode capacity = status.withObjectProperty("capacity");
    status.remove(CONDITIONS);
    if (!held) {
      capacity.set(STORAGE, asked);
    } else if (!capacity.path(STORAGE).equals(asked)) {
      status
          .withArrayProperty(CONDITIONS)
          .addObject()
          .put("type", "FileSystemResizePending")
          .put("status", "True");
    }
  }
}
