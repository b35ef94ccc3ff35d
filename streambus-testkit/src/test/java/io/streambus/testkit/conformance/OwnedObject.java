package io.streambus.testkit.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.function.Function;

/** The object that a step creates, with references to its owners. */
record OwnedObject(
    ScenarioStep.Create create, Function<ScenarioStep.Target, HasMetadata> existing) {

  ObjectNode tree(String namespace) {
    ObjectNode tree = create.object().deepCopy();
    ObjectNode metadata = tree.withObjectProperty("metadata");
    if (!create.target().kind().equals("Node")) {
      metadata.put("namespace", namespace);
    }
    create.owners().stream().map(existing).forEach(owner -> addOwner(metadata, owner));
    return tree;
  }

  private static void addOwner(ObjectNode metadata, HasMetadata owner) {
    metadata
        .withArrayProperty("ownerReferences")
        .addObject()
        .put("apiVersion", owner.getApiVersion())
        .put("kind", owner.getKind())
        .put("name", owner.getMetadata().getName())
        .put("uid", owner.getMetadata().getUid())
        .put("blockOwnerDeletion", true);
  }
}
