package io.streambus.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/**
 * Serializes a model type with {@link ModelJson}, regardless of the modules of the caller's mapper.
 */
final class ModelSerializer extends JsonSerializer<Object> {

  @Override
  public void serialize(Object model, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    provider.defaultSerializeValue(ModelJson.mapper().valueToTree(model), out);
  }
}
