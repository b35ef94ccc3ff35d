package io.streambus.app.redaction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/** Removes confidential values from objects of the API server. Works on copies. */
public final class DocumentRedaction {

  /** Contains another copy of the object, or binary data. */
  private static final Set<String> DROPPED =
      Set.of("kubectl.kubernetes.io/last-applied-configuration", "binaryData", "managedFields");

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(200).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private DocumentRedaction() {}

  /** Returns the object without confidential values. Of a Secret, only its metadata remains. */
  public static JsonNode of(JsonNode object) {
    if (object.path("kind").asText().equals("Secret")) {
      ObjectNode secret = object.deepCopy();
      secret.remove(Set.of("data", "stringData"));
      return redacted(secret);
    }
    return redacted(object);
  }

  private static JsonNode redacted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return redacted(object);
    }
    if (node instanceof ArrayNode array) {
      return redacted(array);
    }
    return node.isTextual() ? JsonNodeFactory.instance.textNode(text(node.asText())) : node;
  }

  private static JsonNode redacted(ObjectNode object) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    boolean confidential =
        object.has("value") && SensitiveNames.contains(object.path("name").asText());
    object
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              if (DROPPED.contains(name)) {
                return;
              }
              boolean hidden =
                  SensitiveNames.contains(name) || (confidential && name.equals("value"));
              result.set(name, hidden ? hidden(field.getValue()) : redacted(field.getValue()));
            });
    return result;
  }

  /** The value of a field whose name says that it is confidential. */
  private static JsonNode hidden(JsonNode value) {
    if (value instanceof ArrayNode array) {
      ArrayNode result = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> result.add(hidden(item)));
      return result;
    }
    if (value instanceof ObjectNode object) {
      ObjectNode result = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(
              field ->
                  result.set(
                      field.getKey(),
                      SensitiveNames.isReference(field.getKey())
                          ? redacted(field.getValue())
                          : hidden(field.getValue())));
      return result;
    }
    return value.isNull() || value.isBoolean()
        ? value
        : JsonNodeFactory.instance.textNode(TextRedaction.REDACTED);
  }

  /** Arguments of a command can follow the name of an option. */
  private static JsonNode redacted(ArrayNode array) {
    ArrayNode result = JsonNodeFactory.instance.arrayNode();
    String previous = "";
    for (JsonNode item : array) {
      boolean argument = previous.startsWith("-") && SensitiveNames.contains(previous);
      result.add(argument ? hidden(item) : redacted(item));
      previous = item.isTextual() && !item.asText().contains("=") ? item.asText() : "";
    }
    return result;
  }

  /** Annotations and ConfigMaps contain JSON, whose structure a text does not show. */
  private static String text(String text) {
    return json(text)
        .map(DocumentRedaction::redacted)
        .map(JsonNode::toString)
        .orElseGet(() -> TextRedaction.of(text));
  }

  private static Optional<JsonNode> json(String text) {
    String stripped = text.strip();
    if (!stripped.startsWith("{") && !stripped.startsWith("[")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(stripped)).filter(JsonNode::isContainerNode);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
