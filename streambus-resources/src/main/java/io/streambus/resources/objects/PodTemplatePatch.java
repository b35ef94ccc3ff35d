package io.streambus.resources.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays a part of a pod template over a whole one, as a strategic merge of Kubernetes does: maps
 * merge, lists merge by the keys of their items where they have some, and all else is replaced. New
 * items go last, so that the broker stays the first container.
 */
final class PodTemplatePatch {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final List<String> NAME = List.of("name");

  private static final ImmutableMap<String, List<String>> KEYS =
      ImmutableMap.<String, List<String>>builder()
          .put("containers", NAME)
          .put("initContainers", NAME)
          .put("volumes", NAME)
          .put("env", NAME)
          .put("volumeMounts", List.of("mountPath"))
          .put("ports", List.of("containerPort", "protocol"))
          .put("hostAliases", List.of("ip"))
          .build();

  private PodTemplatePatch() {}

  static PodTemplateSpec merge(Map<String, JsonNode> patch, PodTemplateSpec template) {
    if (patch.isEmpty()) {
      return template;
    }
    ObjectNode whole = MAPPER.valueToTree(template);
    patch.forEach((field, value) -> mergeField(field, value, whole));
    TemplateQuantities.normalize(whole);
    protocols(whole.path("spec").path("containers"));
    protocols(whole.path("spec").path("initContainers"));
    return MAPPER.convertValue(whole, PodTemplateSpec.class);
  }

  /** The server fills the protocol in, and it is a part of what tells ports apart. */
  private static void protocols(JsonNode containers) {
    for (JsonNode container : containers) {
      for (JsonNode port : container.path("ports")) {
        if (!port.has("protocol")) {
          ((ObjectNode) port).put("protocol", "TCP");
        }
      }
    }
  }

  private static void mergeField(String field, JsonNode part, ObjectNode whole) {
    JsonNode old = whole.path(field);
    if (part instanceof ObjectNode map && old instanceof ObjectNode oldMap) {
      mergeMap(map, oldMap);
    } else if (part instanceof ArrayNode list
        && old instanceof ArrayNode oldList
        && KEYS.containsKey(field)) {
      mergeItems(KEYS.getOrDefault(field, List.of()), list, oldList);
    } else {
      whole.set(field, part.deepCopy());
    }
  }

  private static void mergeMap(ObjectNode part, ObjectNode whole) {
    part.properties().forEach(entry -> mergeField(entry.getKey(), entry.getValue(), whole));
  }

  private static void mergeItems(List<String> keys, ArrayNode part, ArrayNode whole) {
    for (JsonNode item : part) {
      ObjectNode same = find(keys, item, whole);
      if (same == null) {
        whole.add(item.deepCopy());
      } else {
        mergeMap((ObjectNode) item, same);
      }
    }
  }

  private static @Nullable ObjectNode find(List<String> keys, JsonNode item, ArrayNode list) {
    for (JsonNode other : list) {
      if (keys.stream().allMatch(key -> other.path(key).equals(item.path(key)))) {
        return (ObjectNode) other;
      }
    }
    return null;
  }
}
