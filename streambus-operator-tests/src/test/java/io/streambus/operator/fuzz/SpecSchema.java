package io.streambus.operator.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.api.StreamBusClusterCrd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Random specs whose fields are those of the CRD and whose values are mostly plausible. */
final class SpecSchema {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final YAMLMapper MAPPER = new YAMLMapper();

  /** Values of leaves that cannot be derived from the schema, by path suffix. */
  private static final Path KNOWN_VALUES =
      Path.of("../streambus-resources/src/test/resources/leaf-values.yaml");

  /** Each broker costs time. */
  private static final int MAX_REPLICAS = 5;

  private static final int MAX_INTEGER = 40_000;

  /** A cluster whose volumes have another class never becomes what the spec requests. */
  private static final String IMMUTABLE = "spec.storage.class";

  /** The brokers of a rollout wait for each other as long. */
  private static final String MIN_READY_SECONDS = "spec.rollout.minReadySeconds";

  private static final int MAX_SECONDS = 10;

  private final JsonNode schema;
  private final ObjectNode known;
  private final Random random;

  SpecSchema(Random random) {
    this.random = random;
    this.schema =
        read(StreamBusClusterCrd.asYaml())
            .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
    this.known = (ObjectNode) read(file(KNOWN_VALUES));
  }

  /** Returns a spec with few of the fields. */
  ObjectNode spec() {
    return object("spec", schema, 6);
  }

  /** Returns an object with the required fields, and one in so many of the others. */
  private ObjectNode object(String path, JsonNode schema, int oneIn) {
    ObjectNode object = NODES.objectNode();
    List<String> required = schema.path("required").valueStream().map(JsonNode::asText).toList();
    for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
      String inner = path + "." + field.getKey();
      boolean chosen = required.contains(field.getKey()) || random.nextInt(oneIn) == 0;
      if (chosen && !inner.equals(IMMUTABLE)) {
        object.set(field.getKey(), value(inner, field.getValue()));
      }
    }
    return object;
  }

  private JsonNode value(String path, JsonNode schema) {
    List<JsonNode> choices =
        Stream.concat(knownValues(path), schema.path("enum").valueStream()).toList();
    if (!choices.isEmpty()) {
      return choices.get(random.nextInt(choices.size()));
    }
    if (schema.has("properties")) {
      return object(path, schema, 2);
    }
    if (schema.has("items")) {
      return NODES.arrayNode().add(value(path + "[]", schema.path("items")));
    }
    return schema.path("additionalProperties").isObject()
        ? NODES
            .objectNode()
            .set("example.com/a", value(path + ".", schema.path("additionalProperties")))
        : scalar(path, schema);
  }

  private Stream<JsonNode> knownValues(String path) {
    return known
        .propertyStream()
        .filter(entry -> path.endsWith(entry.getKey()))
        .flatMap(entry -> entry.getValue().valueStream());
  }

  private JsonNode scalar(String path, JsonNode schema) {
    return switch (schema.path("type").asText()) {
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "integer" -> NODES.numberNode(integer(path, schema));
      case "number" -> NODES.numberNode(random.nextInt(5) / 4.0);
      case "string" -> NODES.textNode("changed" + random.nextInt(2));
      case "object" -> NODES.objectNode();
      // A quantity.
      default -> NODES.textNode(Integer.toString(1 + random.nextInt(3)));
    };
  }

  private int integer(String path, JsonNode schema) {
    if (path.equals("spec.replicas")) {
      return 1 + random.nextInt(MAX_REPLICAS);
    }
    if (path.equals(MIN_READY_SECONDS)) {
      return random.nextInt(MAX_SECONDS);
    }
    int max = (int) Math.min(MAX_INTEGER, schema.path("maximum").asDouble(MAX_INTEGER));
    int min = schema.path("minimum").asInt(0);
    return min + random.nextInt(max - min + 1);
  }

  static JsonNode read(String yaml) {
    try {
      return MAPPER.readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String file(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(path.toString(), e);
    }
  }
}
