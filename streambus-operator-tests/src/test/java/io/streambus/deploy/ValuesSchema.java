package io.streambus.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Converts the schema of a CRD to JSON Schema draft 7, which Helm uses for values: without the
 * extensions of Kubernetes, and without unknown fields.
 */
final class ValuesSchema {

  private static final String EXTENSION = "x-kubernetes-";
  private static final String ADDITIONAL = "additionalProperties";

  JsonNode convert(JsonNode schema) {
    if (schema.isArray()) {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      schema.forEach(each -> all.add(convert(each)));
      return all;
    }
    if (!schema.isObject()) {
      return schema.isFloatingPointNumber() && schema.canConvertToExactIntegral()
          ? JsonNodeFactory.instance.numberNode(schema.longValue())
          : schema;
    }
    Map<String, JsonNode> fields = new TreeMap<>();
    schema
        .properties()
        .forEach(
            field -> {
              if (!field.getKey().startsWith(EXTENSION)) {
                fields.put(field.getKey(), convert(field.getValue()));
              }
            });
    addRestrictions(schema, fields);
    ObjectNode converted = JsonNodeFactory.instance.objectNode();
    fields.forEach(converted::set);
    return converted;
  }

  private static void addRestrictions(JsonNode schema, Map<String, JsonNode> fields) {
    if (schema.path(EXTENSION + "list-type").asText().equals("set")) {
      fields.put("uniqueItems", JsonNodeFactory.instance.booleanNode(true));
    }
    boolean closed =
        schema.path("type").asText().equals("object")
            && schema.path("properties").isObject()
            && !schema.path(EXTENSION + "preserve-unknown-fields").asBoolean();
    if (closed) {
      fields.putIfAbsent(ADDITIONAL, JsonNodeFactory.instance.booleanNode(false));
    }
  }
}
