package io.streambus.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/**
 * The mapper of the model types. It is our own because the accessors return {@link
 * java.util.Optional}, which the mapper of a plain Kubernetes client cannot read.
 */
final class ModelJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ModelJson() {}

  static ObjectMapper mapper() {
    return MAPPER;
  }
}
