package io.streambus.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * The items of a list.
 *
 * @param items schema of each item
 * @param keys fields that identify an item; empty if items can have the same fields
 * @param isSet whether items must differ
 */
record ListSchema(
    StructuralSchema items, int minItems, int maxItems, ImmutableList<String> keys, boolean isSet) {

  static ListSchema of(JsonNode schema) {
    return new ListSchema(
        StructuralSchema.of(schema.path("items")),
        schema.path("minItems").asInt(0),
        schema.path("maxItems").asInt(Integer.MAX_VALUE),
        StructuralSchema.strings(schema.path("x-kubernetes-list-map-keys")),
        schema.path("x-kubernetes-list-type").asText().equals("set"));
  }

  /** Returns what identifies an item; empty if items can be equal. */
  Optional<Object> identity(JsonNode item) {
    if (isSet) {
      return Optional.of(item);
    }
    return keys.isEmpty() || !keys.stream().allMatch(item::hasNonNull)
        ? Optional.empty()
        : Optional.of(keys.stream().map(item::path).collect(ImmutableList.toImmutableList()));
  }

  Optional<String> violatedBy(int size) {
    if (size > maxItems) {
      return Optional.of("must have at most " + maxItems + " items");
    }
    return size < minItems
        ? Optional.of("must have at least " + minItems + " items")
        : Optional.empty();
  }
}
