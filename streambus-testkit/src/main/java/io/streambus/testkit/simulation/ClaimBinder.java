package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;

/** Binds claims. There are no volumes behind them. */
final class ClaimBinder {

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
        .filter(stored -> stored.object() instanceof PersistentVolumeClaim claim && !isBound(claim))
        .forEach(this::bind);
  }

  private void bind(StoredObject claim) {
    ObjectMeta metadata = claim.object().getMetadata();
    boolean held = claims.isHeld(metadata.getNamespace(), metadata.getName());
    ObjectNode tree = claim.tree().deepCopy();
    tree.withObjectProperty("status").put("phase", held ? "Pending" : "Bound");
    store.replace(claim, tree, Writer.MACHINERY);
  }
}
