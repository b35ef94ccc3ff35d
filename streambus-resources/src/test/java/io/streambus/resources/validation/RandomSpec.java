package io.streambus.resources.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random specs whose fields are those of the schema, and whose values are mostly unusual. */
final class RandomSpec {

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "zone",
          "10Gi",
          "-1",
          "1e99",
          "1e999999999",
          "30s",
          "Confirm",
          "true",
          "10.0.0.0/8",
          "::/0",
          "CN=a",
          "\u202E\u0000\n",
          "\uD800",
          "/data/a",
          "${HOME}",
          "/a".repeat(3_000),
          "a.".repeat(5_000),
          "a-".repeat(5_000),
          "CN=a,".repeat(5_000),
          "9".repeat(5_000),
          "1h".repeat(5_000));

  /** Fields of pod templates and of the configuration file. */
  private static final List<String> NAMES =
      List.of(
          "spec",
          "containers",
          "initContainers",
          "volumes",
          "volumeMounts",
          "env",
          "ports",
          "name",
          "image",
          "mountPath",
          "containerPort",
          "protocol",
          "hostAliases",
          "ip",
          "resources",
          "limits",
          "requests",
          "cpu",
          "memory",
          "emptyDir",
          "sizeLimit",
          "hostPath",
          "metadata",
          "labels",
          "securityContext",
          "runAsUser",
          "privileged",
          "server",
          "port",
          "audit_log",
          "observability",
          "dnsConfig",
          "$patch",
          "A",
          "a.b");

  private static final int MAX_ITEMS = 3;

  private final JsonNodeFactory nodes = JsonNodeFactory.instance;
  private final Random random;

  RandomSpec(Random random) {
    this.random = random;
  }

  /** Returns a value of a schema; one of ten values in it has another type. */
  JsonNode of(JsonNode schema) {
    if (random.nextInt(10) == 0) {
      return any(random.nextInt(4));
    }
    if (schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
      return map(random.nextInt(6));
    }
    return switch (schema.path("type").asText()) {
      case "object" -> object(schema);
      case "array" -> list(schema.path("items"));
      case "boolean" -> nodes.booleanNode(random.nextBoolean());
      case "integer", "number" -> number();
      default -> text(schema);
    };
  }

  private JsonNode object(JsonNode schema) {
    ObjectNode object = nodes.objectNode();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      if (random.nextInt(4) == 0) {
        object.set(property.getKey(), of(property.getValue()));
      }
    }
    if (schema.path("additionalProperties").isObject()) {
      object.set(oneOf(TEXTS), of(schema.path("additionalProperties")));
    }
    return object;
  }

  private JsonNode list(JsonNode items) {
    ArrayNode list = nodes.arrayNode();
    for (int i = random.nextInt(MAX_ITEMS); i > 0; i--) {
      list.add(of(items));
    }
    return list;
  }

  private JsonNode text(JsonNode schema) {
    JsonNode values = schema.path("enum");
    return values.isEmpty() || random.nextInt(4) == 0
        ? nodes.textNode(oneOf(TEXTS))
        : values.get(random.nextInt(values.size()));
  }

  private JsonNode number() {
    return switch (random.nextInt(5)) {
      case 0 -> nodes.numberNode(random.nextLong());
      case 1 -> nodes.numberNode(random.nextDouble());
      case 2 -> nodes.numberNode(Double.MAX_VALUE);
      default -> nodes.numberNode(random.nextInt(100));
    };
  }

  /** Returns a value without a schema. */
  private JsonNode any(int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 4)) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.booleanNode(random.nextBoolean());
      case 2 -> number();
      case 3 -> nodes.textNode(oneOf(TEXTS));
      case 4 -> nodes.arrayNode().add(any(depth - 1)).add(any(depth - 1));
      default -> map(depth - 1);
    };
  }

  private ObjectNode map(int depth) {
    ObjectNode map = nodes.objectNode();
    for (int i = random.nextInt(MAX_ITEMS + 1); i > 0; i--) {
      map.set(oneOf(NAMES), any(depth));
    }
    return map;
  }

  private <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
