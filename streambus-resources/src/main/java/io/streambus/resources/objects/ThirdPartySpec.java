package io.streambus.resources.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Turns maps and lists into the tree that the spec of a kind of another project is. */
final class ThirdPartySpec {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ThirdPartySpec() {}

  static JsonNode of(Map<String, ?> spec) {
    return MAPPER.valueToTree(spec);
  }
}
