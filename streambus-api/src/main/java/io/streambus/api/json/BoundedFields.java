package io.streambus.api.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * Reads the spec of a kind without a model. A field that is too large or too deep is absent, as if
 * another client had removed it.
 */
public final class BoundedFields extends JsonDeserializer<JsonNode> {

  @Override
  public JsonNode deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (!parser.isExpectedStartObjectToken()) {
      return read(parser, context, JsonLimits.MAX_VALUES)
          .tree()
          .orElseGet(context.getNodeFactory()::missingNode);
    }
    ObjectNode fields = context.getNodeFactory().objectNode();
    long remaining = JsonLimits.MAX_VALUES;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      BoundedJson value = read(parser, context, remaining);
      remaining -= value.keptValues();
      value.tree().ifPresent(tree -> fields.set(name, tree));
    }
    return fields;
  }

  private static BoundedJson read(JsonParser parser, DeserializationContext context, long values)
      throws IOException {
    return BoundedJson.read(parser, context, JsonLimits.ofFreeForm(values));
  }
}
