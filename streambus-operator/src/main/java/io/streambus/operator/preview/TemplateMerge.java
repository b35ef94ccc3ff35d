package io.streambus.operator.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Applies a pod template to the one that the API server has stored, which contains defaults and
 * fields of others. Their rest is what decides whether pods can be updated in place.
 */
final class TemplateMerge {

  /** Two mounts can have the name of the same volume. */
  private static final String MOUNT_PATH = "mountPath";

  private static final String NAME = "name";

  private TemplateMerge() {}

  /**
   * Returns the template that the API server would store.
   *
   * @param live the stored template
   * @param before what the operator applied before; its fields are removed unless it still applies
   *     them
   * @param desired what the operator applies
   */
  static JsonNode merge(JsonNode live, JsonNode before, JsonNode desired) {
    if (live instanceof ObjectNode liveObject && desired instanceof ObjectNode desiredObject) {
      return objects(liveObject, before, desiredObject);
    }
    return live instanceof ArrayNode && desired instanceof ArrayNode && haveKeys(desired)
        ? keyed(live, before, desired)
        : desired;
  }

  private static JsonNode objects(ObjectNode live, JsonNode before, ObjectNode desired) {
    ObjectNode merged = live.deepCopy();
    before.fieldNames().forEachRemaining(merged::remove);
    desired
        .properties()
        .forEach(
            field ->
                merged.set(
                    field.getKey(),
                    merge(
                        live.path(field.getKey()), before.path(field.getKey()), field.getValue())));
    return merged;
  }

  private static boolean haveKeys(JsonNode list) {
    return list.valueStream().allMatch(item -> key(item).isTextual());
  }

  private static JsonNode key(JsonNode item) {
    return item.path(item.has(MOUNT_PATH) ? MOUNT_PATH : NAME);
  }

  /** The items of the operator come first; those of others follow. */
  private static JsonNode keyed(JsonNode live, JsonNode before, JsonNode desired) {
    ArrayNode merged = JsonNodeFactory.instance.arrayNode();
    JsonNode none = JsonNodeFactory.instance.objectNode();
    for (JsonNode item : desired) {
      merged.add(
          find(live, item)
              .map(found -> merge(found, find(before, item).orElse(none), item))
              .orElse(item));
    }
    live.valueStream()
        .filter(item -> find(desired, item).isEmpty() && find(before, item).isEmpty())
        .forEach(merged::add);
    return merged;
  }

  private static Optional<JsonNode> find(JsonNode list, JsonNode item) {
    return list.valueStream().filter(each -> key(each).equals(key(item))).findFirst();
  }
}
