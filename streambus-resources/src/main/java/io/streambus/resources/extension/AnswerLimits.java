package io.streambus.resources.extension;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** How much an extension may add to an object. The caches of the operator keep little more. */
final class AnswerLimits {

  /** Half of what an informer keeps of a ConfigMap. */
  static final int MAX_CHARACTERS = 131_072;

  /** Together with the recorded pod template, what an informer keeps of annotations. */
  static final int MAX_METADATA_CHARACTERS = 8_192;

  private AnswerLimits() {}

  /**
   * Checks an object.
   *
   * @param before the object without what extensions add
   * @throws ExtensionException if it is too large
   */
  static void check(ExtensionCall call, JsonNode before, JsonNode after) {
    check(call, "the object", characters(after) - characters(before), MAX_CHARACTERS);
    for (String map : new String[] {"labels", "annotations"}) {
      check(
          call,
          "metadata." + map,
          characters(after.path("metadata").path(map))
              - characters(before.path("metadata").path(map)),
          MAX_METADATA_CHARACTERS);
    }
  }

  private static void check(ExtensionCall call, String part, long added, int maximum) {
    if (added > maximum) {
      throw call.failed(
          "adds %d characters to %s".formatted(added, part),
          "add at most %d characters".formatted(maximum));
    }
  }

  private static long characters(JsonNode node) {
    if (!node.isContainerNode()) {
      return node.isTextual() ? node.textValue().length() : 1;
    }
    long characters = 0;
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      characters += field.getKey().length();
    }
    for (JsonNode child : node) {
      characters += characters(child);
    }
    return characters;
  }
}
