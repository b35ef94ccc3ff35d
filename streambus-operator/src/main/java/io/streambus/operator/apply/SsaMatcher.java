package io.streambus.operator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks whether one JSON tree contains another, by the rules of server-side apply. */
final class SsaMatcher {

  /** Atomic maps: server-side apply assigns them to one manager, so they must be equal. */
  private static final Set<String> ATOMIC_MAPS = Set.of("nodeSelector", "selector");

  /**
   * Fields that server-side apply assigns to one manager as a whole, including all nested fields.
   * An addition to the rules of a NetworkPolicy, or to its pod selector, would grant access.
   */
  private static final Set<String> ATOMIC_FIELDS = Set.of("ingress", "podSelector");

  private static final List<String> NAME = List.of("name");

  /** Lists that server-side apply merges by key, with their keys. */
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
   * Returns whether {@code whole} contains {@code part}. Maps and keyed lists may contain
   * additional entries: they belong to other managers or are defaults of the server. Other lists
   * must have the same length and order. Empty values equal absent ones, since the server drops
   * them.
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
    if (ATOMIC_FIELDS.contains(field)) {
      return whole.equals(part);
    }
    if (ATOMIC_MAPS.contains(field) && whole.size() != part.size()) {
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

  /** Compares as text, because the server may return an IntOrString or Quantity as a number. */
  private static boolean sameText(JsonNode whole, JsonNode part) {
    return whole.isValueNode() && whole.asText().equals(part.asText());
  }

  private static boolean isEmpty(JsonNode node) {
    return node.isNull() || node.isMissingNode() || (node.isContainerNode() && node.isEmpty());
  }
}
