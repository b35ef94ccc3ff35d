package io.streambus.resources.enforcement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.resources.TestFiles;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds a valid value of a leaf field that differs from its current one. */
final class OtherValue {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Path FILE = TestFiles.RESOURCES.resolve("leaf-values.yaml");

  private final ObjectNode known = TestFiles.read(FILE, ObjectNode.class);

  JsonNode of(CrdLeaf leaf, JsonNode current) {
    return Stream.concat(known(leaf), bySchema(leaf.schema(), current))
        .filter(value -> !value.equals(current))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no other valid value known for " + leaf.path()));
  }

  private Stream<JsonNode> known(CrdLeaf leaf) {
    return known
        .propertyStream()
        .filter(entry -> leaf.path().endsWith(entry.getKey()))
        .flatMap(entry -> entry.getValue().valueStream());
  }

  private static Stream<JsonNode> bySchema(JsonNode schema, JsonNode current) {
    if (schema.has("enum")) {
      return schema.get("enum").valueStream();
    }
    if (schema.has("additionalProperties")) {
      ObjectNode map = current instanceof ObjectNode object ? object.deepCopy() : JSON.objectNode();
      return bySchema(schema.get("additionalProperties"), JSON.missingNode())
          .map(value -> map.deepCopy().set("example.com/changed", value));
    }
    return switch (schema.path("type").asText("quantity")) {
      case "boolean" -> Stream.of(JSON.booleanNode(true), JSON.booleanNode(false));
      case "integer" -> Stream.of(JSON.numberNode(7), JSON.numberNode(8));
      case "number" -> Stream.of(JSON.numberNode(0.5));
      case "quantity" -> Stream.of(JSON.textNode("7"));
      case "string" -> Stream.of(JSON.textNode("changed"));
      default -> Stream.empty();
    };
  }
}
