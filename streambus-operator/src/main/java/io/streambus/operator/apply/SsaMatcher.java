package io.streambus.operator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares JSON trees by the rules of server-side apply. */
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
   * Returns the path of the first field of {@code part} that {@code whole} does not contain, such
   * as {@code spec.ports[name=client].port}. Maps and keyed lists may contain additional entries:
   * they belong to other managers or are defaults of the server. Other lists must have the same
   * length and order. Empty values equal absent ones, since the server drops them.
   */
  static Optional<String> difference(JsonNode whole, JsonNode part) {
    return find(whole, part).map(path -> path.startsWith(".") ? path.substring(1) : path);
  }

  private static Optional<String> find(JsonNode whole, JsonNode part) {
    if (part.isObject()) {
      return part.properties().stream()
          .flatMap(
              field ->
                  inField(field.getKey(), whole.path(field.getKey()), field.getValue()).stream())
          .findFirst();
    }
    if (part.isArray() && whole.isArray()) {
      return inItems(whole, part);
    }
    return here(!(isEmpty(part) ? isEmpty(whole) : sameText(whole, part)));
  }

  private static Optional<String> inField(String field, JsonNode whole, JsonNode part) {
    return valueOf(field, whole, part).map(path -> "." + field + path);
  }

  private static Optional<String> valueOf(String field, JsonNode whole, JsonNode part) {
    if (ATOMIC_FIELDS.contains(field)) {
      return here(!whole.equals(part));
    }
    if (ATOMIC_MAPS.contains(field) && whole.size() != part.size()) {
      return here(true);
    }
    List<String> keys = KEYED_LISTS.getOrDefault(field, List.of());
    boolean byItem = part.isArray() && !part.isEmpty() && !keys.isEmpty();
    return byItem ? inKeyedItems(keys, whole, part) : find(whole, part);
  }

  private static Optional<String> inKeyedItems(List<String> keys, JsonNode whole, JsonNode part) {
    for (JsonNode item : part) {
      Optional<String> difference =
          itemLike(keys, whole, item).map(found -> find(found, item)).orElseGet(() -> here(true));
      if (difference.isPresent()) {
        String key = keys.get(0);
        return difference.map(path -> "[%s=%s]%s".formatted(key, item.path(key).asText(), path));
      }
    }
    return Optional.empty();
  }

  private static Optional<JsonNode> itemLike(List<String> keys, JsonNode whole, JsonNode part) {
    for (JsonNode item : whole) {
      if (keys.stream().allMatch(key -> item.path(key).equals(part.path(key)))) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> inItems(JsonNode whole, JsonNode part) {
    if (whole.size() != part.size()) {
      return here(true);
    }
    for (int i = 0; i < part.size(); i++) {
      Optional<String> difference = find(whole.get(i), part.get(i));
      if (difference.isPresent()) {
        int index = i;
        return difference.map(path -> "[%d]%s".formatted(index, path));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> here(boolean different) {
    return different ? Optional.of("") : Optional.empty();
  }

  /** Compares as text, because the server may return an IntOrString or Quantity as a number. */
  private static boolean sameText(JsonNode whole, JsonNode part) {
    return whole.isValueNode() && whole.asText().equals(part.asText());
  }

  private static boolean isEmpty(JsonNode node) {
    return node.isNull() || node.isMissingNode() || (node.isContainerNode() && node.isEmpty());
  }
}
