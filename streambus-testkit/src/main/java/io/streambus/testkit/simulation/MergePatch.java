package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Applies a JSON merge patch: maps are merged, lists and values are replaced. */
final class MergePatch {

  private MergePatch() {}

  /** The patch must not contain nulls, so it never removes a field. */
  static ObjectNode apply(ObjectNode live, ObjectNode patch) {
    ObjectNode patched = live.deepCopy();
    patch
        .properties()
        .forEach(
            field ->
                patched.set(field.getKey(), value(patched.get(field.getKey()), field.getValue())));
    return patched;
  }

  private static JsonNode value(@Nullable JsonNode live, JsonNode patch) {
    return live instanceof ObjectNode liveMap && patch instanceof ObjectNode patchMap
        ? apply(liveMap, patchMap)
        : patch.deepCopy();
  }
}
