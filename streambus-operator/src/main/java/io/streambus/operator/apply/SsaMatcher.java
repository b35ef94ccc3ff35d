package io.streambus.operator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether one JSON tree holds everything that another one says. */
final class SsaMatcher {

  /** Maps that server-side apply gives to one writer as a whole, so that they must be equal. */
  private static final Set<String> WHOLE_MAPS = Set.of("nodeSelector", "selector");

  /**
   * Parts that server-side apply gives to one writer as a whole, down to the last field. An
   * addition to the rules of a NetworkPolicy, or to whom it guards, would let somebody in.
   */
  private static final Set<String> WHOLE_PARTS = Set.of("ingress", "podSelector");

  private static final List<String> NAME = List.of("name");

  /** Lists that server-side apply merges by item, and what tells their items apart. */
  private static final Map<String, List<String>> KEYED_LISTS =
      Map.of(
          "containers", NAME,
          "env", NAME,
          "imagePullSecrets", NAME,
          "initContainers", NAME,
          "ownerReferences", List.of("uid"),
          "ports", List.of("name", "protocol"),
          "topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable"),
          "volumeMounts", List.of("mountPath"),
          "volumes", NAME);

  private SsaMatcher() {}

  /**
   * Maps and keyed lists may hold more than asked for: it is of other writers, or defaults of the
   * server. Other lists must have equal length and order. Empty values equal absent ones, since the
   * server drops them.
   */
  static boolean contains(JsonNode whole, JsonNode part) {
    if (part.isObject()) {
      return part.properties().stream()
          .allMatch(
              field -> containsField(field.getKey(), whole.path(field.getKey()), field.getValue()));
    }
    if (part.isArray() && whole.isArray()) {
      return sameItems(whole, part);
    }
    return isEmpty(part) ? isEmpty(whole) : sameText(whole, part);
  }

  private static boolean containsField(String field, JsonNode whole, JsonNode part) {
    if (WHOLE_PARTS.contains(field)) {
      return whole.equals(part);
    }
    if (WHOLE_MAPS.contains(field) && whole.size() != part.size()) {
      return false;
    }
    List<String> keys = KEYED_LISTS.getOrDefault(field, List.of());
    boolean byItem = part.isArray() && !part.isEmpty() && !keys.isEmpty();
    return byItem ? containsItems(keys, whole, part) : contains(whole, part);
  }

  private static boolean containsItems(List<String> keys, JsonNode whole, JsonNode part) {
    for (JsonNode item : part) {
      if (!containsItem(keys, whole, item)) {
        return false;
      }
    }
    return true;
  }

  private static boolean containsItem(List<String> keys, JsonNode whole, JsonNode part) {
    for (JsonNode item : whole) {
      if (keys.stream().allMatch(key -> item.path(key).equals(part.path(key)))) {
        return contains(item, part);
      }
    }
    return false;
  }

  private static boolean sameItems(JsonNode whole, JsonNode part) {
    if (whole.size() != part.size()) {
      return false;
    }
    for (int i = 0; i < part.size(); i++) {
      if (!contains(whole.get(i), part.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** An IntOrString or a Quantity may come back as a number. */
  private static boolean sameText(JsonNode whole, JsonNode part) {
    return whole.isValueNode() && whole.asText().equals(part.asText());
  }

  private static boolean isEmpty(JsonNode node) {
    return node.isNull() || node.isMissingNode() || (node.isContainerNode() && node.isEmpty());
  }
}
