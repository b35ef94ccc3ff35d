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
 * A field of the spec that has no fields of its own.
 *
 * @param path such as {@code spec.tolerations[].key}
 * @param schema what the CRD says of it
 */
public record CrdLeaf(String path, JsonNode schema) {

  private static final String ITEM = "[]";

  /** Every leaf of the CRD under spec, in its order. */
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

  /** The value in a spec, else the default of the schema, else a missing node. */
  JsonNode in(ObjectNode spec) {
    JsonNode node = spec;
    for (String step : steps()) {
      node = step.equals(ITEM) ? node.path(0) : node.path(step);
    }
    JsonNode fallback = schema.path("default");
    return node.isMissingNode() && !fallback.isMissingNode() ? fallback : node;
  }

  /** The same spec with another value, in the first item where the leaf is in a list. */
  public ObjectNode set(ObjectNode spec, JsonNode value) {
    return (ObjectNode) set(spec.deepCopy(), steps(), value);
  }

  /** The same spec without it. */
  public ObjectNode remove(ObjectNode spec) {
    ObjectNode copy = spec.deepCopy();
    List<String> steps = steps();
    JsonNode holder = copy;
    for (String step : steps.subList(0, steps.size() - 1)) {
      holder = step.equals(ITEM) ? holder.path(0) : holder.path(step);
    }
    if (holder instanceof ObjectNode map) {
      map.remove(steps.get(steps.size() - 1));
    }
    return copy;
  }

  private static JsonNode set(JsonNode holder, List<String> steps, JsonNode value) {
    if (steps.isEmpty()) {
      return value;
    }
    List<String> rest = steps.subList(1, steps.size());
    if (steps.get(0).equals(ITEM)) {
      ArrayNode list =
          holder instanceof ArrayNode array ? array : new YAMLMapper().createArrayNode();
      JsonNode item = set(list.path(0), rest, value);
      if (!list.isEmpty()) {
        list.remove(0);
      }
      return list.insert(0, item);
    }
    ObjectNode map =
        holder instanceof ObjectNode object ? object : new YAMLMapper().createObjectNode();
    JsonNode inner = map.has(steps.get(0)) ? map.get(steps.get(0)) : MissingNode.getInstance();
    map.set(steps.get(0), set(inner, rest, value));
    return map;
  }

  /** Without the root, each list as a step of its own. */
  private List<String> steps() {
    return Arrays.stream(path.substring("spec.".length()).split("\\."))
        .flatMap(
            name ->
                name.endsWith(ITEM)
                    ? Stream.of(name.substring(0, name.length() - ITEM.length()), ITEM)
                    : Stream.of(name))
        .toList();
  }
}
