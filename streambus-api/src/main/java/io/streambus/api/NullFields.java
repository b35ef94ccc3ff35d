package io.streambus.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Removes fields that are null, at every level. The API server does so where its schema defines the
 * fields, and {@code kubectl apply} does so everywhere, but {@code kubectl create} does not. A null
 * therefore means the same as an absent field, however the cluster was created.
 */
final class NullFields {

  private NullFields() {}

  /** Removes the fields in place. Items of lists are retained, because their position matters. */
  static void removeFrom(JsonNode root) {
    // Not recursive, because a stored object can be nested more deeply than a stack allows.
    Deque<JsonNode> pending = new ArrayDeque<>();
    pending.push(root);
    while (!pending.isEmpty()) {
      JsonNode node = pending.pop();
      if (node instanceof ObjectNode map) {
        map.properties().removeIf(field -> field.getValue().isNull());
      }
      node.forEach(
          child -> {
            if (child.isContainerNode()) {
              pending.push(child);
            }
          });
    }
  }
}
