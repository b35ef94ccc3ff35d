package io.streambus.resources.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Converts maps and lists to the JSON tree of a third-party spec. */
final class ThirdPartySpec {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ThirdPartySpec() {}

  static JsonNode of(Map<String, ?> spec) {
    return MAPPER.valueToTree(spec);
  }
}
