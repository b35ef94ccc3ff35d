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
 * Merges a partial pod template into a complete one like a strategic merge patch: maps are merged,
 * lists are merged by the keys of their items if they have keys, and everything else is replaced.
 * New items are appended, so that the broker remains the first container.
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
    ObjectNode target = MAPPER.valueToTree(template);
    patch.forEach((field, value) -> mergeField(field, value, target));
    return completed(target);
  }

  /**
   * Returns a template with what the API server would change in it.
   *
   * @throws IllegalArgumentException if a quantity in it is invalid
   */
  static PodTemplateSpec completed(PodTemplateSpec template) {
    return completed(MAPPER.<ObjectNode>valueToTree(template));
  }

  private static PodTemplateSpec completed(ObjectNode target) {
    TemplateQuantities.normalize(target);
    setDefaultProtocols(target.path("spec").path("containers"));
    setDefaultProtocols(target.path("spec").path("initContainers"));
    return MAPPER.convertValue(target, PodTemplateSpec.class);
  }

  /**
   * Sets the default protocol, as the API server does, because it is part of the merge key of
   * ports.
   */
  private static void setDefaultProtocols(JsonNode containers) {
    for (JsonNode container : containers) {
      for (JsonNode port : container.path("ports")) {
        if (!port.has("protocol")) {
          ((ObjectNode) port).put("protocol", "TCP");
        }
      }
    }
  }

  private static void mergeField(String field, JsonNode patch, ObjectNode target) {
    JsonNode old = target.path(field);
    if (patch instanceof ObjectNode map && old instanceof ObjectNode oldMap) {
      mergeMap(map, oldMap);
    } else if (patch instanceof ArrayNode list
        && old instanceof ArrayNode oldList
        && KEYS.containsKey(field)) {
      mergeItems(KEYS.getOrDefault(field, List.of()), list, oldList);
    } else {
      target.set(field, patch.deepCopy());
    }
  }

  private static void mergeMap(ObjectNode patch, ObjectNode target) {
    patch.properties().forEach(entry -> mergeField(entry.getKey(), entry.getValue(), target));
  }

  private static void mergeItems(List<String> keys, ArrayNode patch, ArrayNode target) {
    for (JsonNode item : patch) {
      ObjectNode same = find(keys, item, target);
      if (same == null) {
        target.add(item.deepCopy());
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
