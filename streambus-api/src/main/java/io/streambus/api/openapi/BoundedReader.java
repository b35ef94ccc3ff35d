package io.streambus.api.openapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import io.streambus.api.json.BoundedJson;
import io.streambus.api.json.JsonLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a value without the fields that are too large or too deep to be kept, so that a small text
 * cannot take much memory, and code that walks through the value needs no limit of its own.
 */
public final class BoundedReader {

  private final JsonParser parser;
  private final DeserializationContext context;
  private final List<Violation> violations = new ArrayList<>();
  private long remainingValues = JsonLimits.MAX_VALUES;

  /** Creates a reader of the value whose first token is the current one of the parser. */
  public BoundedReader(JsonParser parser, DeserializationContext context) {
    this.parser = parser;
    this.context = context;
  }

  /**
   * Reads the value.
   *
   * @param path path of the value, with which the paths of violations start
   * @return the value; {@link JsonNode#isMissingNode missing} if it is too large itself
   */
  public JsonNode read(String path, StructuralSchema schema) throws IOException {
    return readField(path, schema).orElseGet(context.getNodeFactory()::missingNode);
  }

  /** Returns the fields that were not kept. */
  public List<Violation> violations() {
    return ImmutableList.copyOf(violations);
  }

  private Optional<JsonNode> readField(String path, StructuralSchema schema) throws IOException {
    return schema.type() == JsonType.OBJECT
            && !schema.acceptsAnyField()
            && parser.isExpectedStartObjectToken()
        ? Optional.of(readFields(path, schema))
        : readValue(path, limits(schema));
  }

  private JsonLimits limits(StructuralSchema schema) {
    return schema.acceptsAnyField()
        ? JsonLimits.ofFreeForm(remainingValues)
        : JsonLimits.ofStructure(remainingValues);
  }

  private ObjectNode readFields(String path, StructuralSchema schema) throws IOException {
    ObjectNode fields = context.getNodeFactory().objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      Optional<StructuralSchema> known = schema.field(name);
      Optional<JsonNode> value =
          known.isPresent() ? readField(path + "." + name, known.get()) : readUnknown();
      value.ifPresent(kept -> fields.set(name, kept));
    }
    return fields;
  }

  /** Reads a field that has no effect, and is no violation whatever its size. */
  private Optional<JsonNode> readUnknown() throws IOException {
    return count(BoundedJson.read(parser, context, JsonLimits.ofFreeForm(remainingValues))).tree();
  }

  private Optional<JsonNode> readValue(String path, JsonLimits limits) throws IOException {
    BoundedJson value = count(BoundedJson.read(parser, context, limits));
    value
        .excess()
        .ifPresent(
            excess -> violations.add(new Violation(path, excess.size(), excess.requirement())));
    return value.tree();
  }

  private BoundedJson count(BoundedJson value) {
    remainingValues -= value.keptValues();
    return value;
  }
}
