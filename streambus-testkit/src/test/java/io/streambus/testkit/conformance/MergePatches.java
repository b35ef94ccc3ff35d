package io.streambus.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON merge patches: null removes a field. */
final class MergePatches {

  private MergePatches() {}

  static void apply(ObjectNode target, JsonNode patch) {
    patch
        .properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              if (value.isNull()) {
                target.remove(field.getKey());
              } else if (value.isObject() && target.path(field.getKey()) instanceof ObjectNode) {
                apply((ObjectNode) target.path(field.getKey()), value);
              } else {
                target.set(field.getKey(), value.deepCopy());
              }
            });
  }
}
