package io.streambus.resources.extension;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.api.ClusterAnnotations;
import io.streambus.resources.canonical.FieldDiff;
import java.util.List;
import java.util.Optional;

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
                    FieldDiff.between(tree(before.json()), tree(after.json())).get(0)));
      }
    }
    return Optional.empty();
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
