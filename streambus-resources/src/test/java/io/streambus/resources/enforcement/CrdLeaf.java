package io.streambus.resources.enforcement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.api.StreamBusClusterCrd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A leaf field of the spec.
 *
 * @param path path such as {@code spec.tolerations[].key}
 * @param schema schema of the field in the CRD
 */
public record CrdLeaf(String path, JsonNode schema) {

  private static final String ITEM = "[]";

  /** Returns all leaf fields of the spec, in the order of the CRD. */
  public static List<CrdLeaf> all() {
    try {
      JsonNode crd = new YAMLMapper().readTree(StreamBusClusterCrd.asYaml());
      JsonNode root = crd.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
      return under("spec", root).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<CrdLeaf> under(String path, JsonNode schema) {
    if (schema.has("properties")) {
      return schema
          .path("properties")
          .propertyStream()
          .flatMap(field -> under(path + "." + field.getKey(), field.getValue()));
    }
    return schema.has("items")
        ? under(path + ITEM, schema.get("items"))
        : Stream.of(new CrdLeaf(path, schema));
  }

  /** Returns the value in a spec, else the default of the schema, else a missing node. */
  JsonNode valueIn(ObjectNode spec) {
    JsonNode node = spec;
    for (String segment : segments()) {
      node = segment.equals(ITEM) ? node.path(0) : node.path(segment);
    }
    JsonNode fallback = schema.path("default");
    return node.isMissingNode() && !fallback.isMissingNode() ? fallback : node;
  }

  /** Returns a copy of the spec with another value, in the first item if the leaf is in a list. */
  public ObjectNode set(ObjectNode spec, JsonNode value) {
    return (ObjectNode) set(spec.deepCopy(), segments(), value);
  }

  /** Returns a copy of the spec without this field. */
  public ObjectNode remove(ObjectNode spec) {
    ObjectNode copy = spec.deepCopy();
    List<String> segments = segments();
    JsonNode parent = copy;
    for (String segment : segments.subList(0, segments.size() - 1)) {
      parent = segment.equals(ITEM) ? parent.path(0) : parent.path(segment);
    }
    if (parent instanceof ObjectNode map) {
      map.remove(segments.get(segments.size() - 1));
    }
    return copy;
  }

  private static JsonNode set(JsonNode parent, List<String> segments, JsonNode value) {
    if (segments.isEmpty()) {
      return value;
    }
    List<String> remaining = segments.subList(1, segments.size());
    if (segments.get(0).equals(ITEM)) {
      ArrayNode list =
          parent instanceof ArrayNode array ? array : new YAMLMapper().createArrayNode();
      JsonNode item = set(list.path(0), remaining, value);
      if (!list.isEmpty()) {
        list.remove(0);
      }
      return list.insert(0, item);
    }
    ObjectNode map =
        parent instanceof ObjectNode object ? object : new YAMLMapper().createObjectNode();
    JsonNode inner =
        map.has(segments.get(0)) ? map.get(segments.get(0)) : MissingNode.getInstance();
    map.set(segments.get(0), set(inner, remaining, value));
    return map;
  }

  /** Returns the path segments without the root; each list is a separate segment. */
  private List<String> segments() {
    return Arrays.stream(path.substring("spec.".length()).split("\\."))
        .flatMap(
            name ->
                name.endsWith(ITEM)
                    ? Stream.of(name.substring(0, name.length() - ITEM.length()), ITEM)
                    : Stream.of(name))
        .toList();
  }
}
