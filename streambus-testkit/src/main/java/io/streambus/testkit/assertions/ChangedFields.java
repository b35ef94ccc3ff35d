package io.streambus.testkit.assertions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.resources.canonical.FieldDiff;
import java.util.List;
import java.util.stream.Collectors;

/** Tells which fields of an object differ, except those that every write changes. */
final class ChangedFields {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MAX_PATHS = 5;

  private ChangedFields() {}

  /** Returns paths such as {@code status.phase, spec.ports[client].port}. */
  static String between(HasMetadata before, HasMetadata now) {
    List<String> paths = FieldDiff.between(tree(before), tree(now));
    return paths.isEmpty()
        ? "no field"
        : paths.stream().limit(MAX_PATHS).collect(Collectors.joining(", "));
  }

  private static JsonNode tree(HasMetadata object) {
    ObjectNode tree = MAPPER.valueToTree(object);
    if (tree.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove(List.of("resourceVersion", "managedFields"));
    }
    return tree;
  }
}
