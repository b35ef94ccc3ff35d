package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Performs a forced server-side apply. Applied fields take the applied values, fields that were
 * applied before and are now omitted are removed, and all others are retained.
 *
 * <p>Simplified compared with the real API server: a field that two writers have applied belongs to
 * the operator alone, items of a keyed list that the operator omits are removed as a whole, and the
 * items of the operator come first.
 */
final class ServerSideApply {

  private ServerSideApply() {}

  static ObjectNode merge(ObjectNode live, ObjectNode before, ObjectNode desired) {
    ObjectNode merged = live.deepCopy();
    before
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!desired.has(field)) {
                removeApplied(merged, field, before.get(field));
              }
            });
    desired
        .properties()
        .forEach(
            entry ->
                merged.set(
                    entry.getKey(),
                    value(
                        entry.getKey(),
                        merged.path(entry.getKey()),
                        before.path(entry.getKey()),
                        entry.getValue())));
    return merged;
  }

  /** Removes what was applied, and retains what others have added. */
  private static void removeApplied(ObjectNode merged, String field, JsonNode before) {
    if (!(merged.get(field) instanceof ObjectNode live)
        || !(before instanceof ObjectNode applied)
        || MergeKeys.isAtomic(field)) {
      merged.remove(field);
      return;
    }
    applied.fieldNames().forEachRemaining(inner -> removeApplied(live, inner, applied.get(inner)));
    if (live.isEmpty()) {
      merged.remove(field);
    }
  }

  private static JsonNode value(String field, JsonNode live, JsonNode before, JsonNode desired) {
    if (live instanceof ObjectNode liveMap
        && desired instanceof ObjectNode desiredMap
        && !MergeKeys.isAtomic(field)) {
      return merge(liveMap, orEmpty(before), desiredMap);
    }
    if (live instanceof ArrayNode liveList && desired instanceof ArrayNode desiredList) {
      return MergeKeys.of(field, desired)
          .map(keys -> list(keys, liveList, before, desiredList))
          .orElse(desiredList.deepCopy());
    }
    return desired.deepCopy();
  }

  private static JsonNode list(
      List<String> keys, ArrayNode live, JsonNode before, ArrayNode desired) {
    ArrayNode merged = JsonNodeFactory.instance.arrayNode();
    for (JsonNode item : desired) {
      List<String> id = id(keys, item);
      Optional<JsonNode> found = find(keys, id, live);
      merged.add(
          found.isPresent()
              ? value("", found.get(), find(keys, id, before).orElse(ObjectStore.emptyTree()), item)
              : item.deepCopy());
    }
    for (JsonNode item : live) {
      List<String> id = id(keys, item);
      if (find(keys, id, desired).isEmpty() && find(keys, id, before).isEmpty()) {
        merged.add(item.deepCopy());
      }
    }
    return merged;
  }

  private static Optional<JsonNode> find(List<String> keys, List<String> id, JsonNode list) {
    for (JsonNode item : list) {
      if (id(keys, item).equals(id)) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }

  private static List<String> id(List<String> keys, JsonNode item) {
    List<String> id = new ArrayList<>();
    keys.forEach(key -> id.add(item.path(key).asText(key.equals("protocol") ? "TCP" : "")));
    return id;
  }

  private static ObjectNode orEmpty(JsonNode node) {
    return node instanceof ObjectNode map ? map : ObjectStore.emptyTree();
  }
}
