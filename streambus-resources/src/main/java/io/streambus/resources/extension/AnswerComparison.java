package io.streambus.resources.extension;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.api.ClusterAnnotations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares two answers to the same question. */
final class AnswerComparison {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private AnswerComparison() {}

  /**
   * Returns the path of a field that differs between two lists of objects, after the kind and the
   * name of its object; empty if the lists are equal.
   */
  static Optional<String> difference(List<ExtendedObject> first, List<ExtendedObject> second) {
    if (first.size() != second.size()) {
      return Optional.of("the number of objects");
    }
    for (int i = 0; i < first.size(); i++) {
      ExtendedObject before = first.get(i);
      ExtendedObject after = second.get(i);
      if (!before.fingerprint().equals(after.fingerprint())) {
        return Optional.of(
            "%s %s: %s"
                .formatted(
                    before.type().getSimpleName(),
                    before.name(),
                    path(tree(before.json()), tree(after.json()))));
      }
    }
    return Optional.empty();
  }

  private static String path(JsonNode before, JsonNode after) {
    Set<String> names = new TreeSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      JsonNode old = before.path(name);
      JsonNode now = after.path(name);
      if (!old.equals(now)) {
        return old.isObject() && now.isObject() ? name + "." + path(old, now) : name;
      }
    }
    return "";
  }

  /** Returns an object without its fingerprint, which follows from the other fields. */
  private static JsonNode tree(String json) {
    try {
      JsonNode tree = MAPPER.readTree(json);
      if (tree.path("metadata").path("annotations") instanceof ObjectNode annotations) {
        annotations.remove(ClusterAnnotations.FINGERPRINT);
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the object was written as JSON", e);
    }
  }
}
