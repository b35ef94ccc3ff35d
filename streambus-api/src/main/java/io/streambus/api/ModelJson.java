package io.streambus.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;

/**
 * The JSON mapper of the model types. A dedicated mapper is required because the accessors return
 * {@link java.util.Optional}, which the mapper of a plain Kubernetes client does not support.
 */
final class ModelJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(lazyDeserializers())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ModelJson() {}

  private static SimpleModule lazyDeserializers() {
    return new SimpleModule() {
      private static final long serialVersionUID = 1L;

      @Override
      public void setupModule(SetupContext context) {
        context.addDeserializers(new LazyDeserializers());
      }
    };
  }

  static ObjectMapper mapper() {
    return MAPPER;
  }

  /**
   * Serializes a model type with {@link ModelJson}, regardless of the modules of the caller's
   * mapper.
   */
  static final class ModelSerializer extends JsonSerializer<Object> {

    @Override
    public void serialize(Object model, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      provider.defaultSerializeValue(ModelJson.mapper().valueToTree(model), out);
    }
  }
}
