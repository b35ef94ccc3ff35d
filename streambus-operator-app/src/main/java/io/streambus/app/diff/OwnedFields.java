package io.streambus.app.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.api.ClusterLabels;
import java.util.Optional;

/** The part of a stored object that the operator has applied, as its managed fields say. */
final class OwnedFields {

  private static final JsonMapper MAPPER = new JsonMapper();

  private static final String FIELD = "f:";
  private static final String KEY = "k:";
  private static final String VALUE = "v:";

  private OwnedFields() {}

  /** Returns the kind, the name and the fields that the operator owns. */
  static ObjectNode of(JsonNode object) {
    ObjectNode owned = JsonNodeFactory.instance.objectNode();
    object
        .at("/metadata/managedFields")
        .valueStream()
        .filter(entry -> entry.path("manager").asText().equals(ClusterLabels.OPERATOR))
        .filter(entry -> entry.path("operation").asText().equals("Apply"))
        .filter(entry -> entry.path("subresource").asText().isEmpty())
        .findFirst()
        .ifPresent(
            entry -> owned.setAll((ObjectNode) select(object.deepCopy(), entry.path("fieldsV1"))));
    removeClaimDefaults(owned);
    owned.set("apiVersion", object.path("apiVersion"));
    owned.set("kind", object.path("kind"));
    owned.withObjectProperty("metadata").set("name", object.at("/metadata/name"));
    owned.withObjectProperty("metadata").set("namespace", object.at("/metadata/namespace"));
    return owned;
  }

  /** The list of claim templates is owned as a whole, with what the API server adds to it. */
  private static void removeClaimDefaults(ObjectNode owned) {
    owned
        .at("/spec/volumeClaimTemplates")
        .valueStream()
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .forEach(
            template -> {
              template.remove("status");
              if (template.path("spec") instanceof ObjectNode spec
                  && spec.path("volumeMode").asText().equals("Filesystem")) {
                spec.remove("volumeMode");
              }
            });
  }

  /** A set of fields without members stands for the whole value. */
  private static JsonNode select(JsonNode value, JsonNode fields) {
    if (value instanceof ObjectNode && hasMembers(fields, FIELD)) {
      return selectFields(value, fields);
    }
    return value instanceof ArrayNode && (hasMembers(fields, KEY) || hasMembers(fields, VALUE))
        ? selectItems(value, fields)
        : value;
  }

  private static boolean hasMembers(JsonNode fields, String prefix) {
    return fields.propertyStream().anyMatch(field -> field.getKey().startsWith(prefix));
  }

  private static ObjectNode selectFields(JsonNode value, JsonNode fields) {
    ObjectNode selected = JsonNodeFactory.instance.objectNode();
    fields
        .properties()
        .forEach(
            field -> {
              String name = field.getKey().substring(Math.min(2, field.getKey().length()));
              if (field.getKey().startsWith(FIELD) && value.has(name)) {
                selected.set(name, select(value.path(name), field.getValue()));
              }
            });
    return selected;
  }

  private static ArrayNode selectItems(JsonNode value, JsonNode fields) {
    ArrayNode selected = JsonNodeFactory.instance.arrayNode();
    for (JsonNode item : value) {
      fields
          .propertyStream()
          .filter(field -> isKeyOf(item, field.getKey()))
          .findFirst()
          .ifPresent(field -> selected.add(select(item, field.getValue())));
    }
    return selected;
  }

  private static boolean isKeyOf(JsonNode item, String member) {
    return (member.startsWith(KEY) || member.startsWith(VALUE))
        && read(member.substring(2))
            .filter(
                key ->
                    member.startsWith(VALUE)
                        ? key.equals(item)
                        : key.propertyStream()
                            .allMatch(part -> part.getValue().equals(item.path(part.getKey()))))
            .isPresent();
  }

  private static Optional<JsonNode> read(String json) {
    try {
      return Optional.of(MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      // Not written by an API server.
      return Optional.empty();
    }
  }
}
