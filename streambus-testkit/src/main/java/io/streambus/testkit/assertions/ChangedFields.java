package io.streambus.testkit.assertions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tells which fields of an object differ, except those that every write changes. */
final class ChangedFields {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MAX_PATHS = 5;

  private ChangedFields() {}

  /** Returns paths such as {@code status.phase, spec.ports[0].port}. */
  static String between(HasMetadata before, HasMetadata now) {
    List<String> paths = difference("", tree(before), tree(now)).limit(MAX_PATHS).toList();
    return paths.isEmpty() ? "no field" : String.join(", ", paths);
  }

  private static JsonNode tree(HasMetadata object) {
    ObjectNode tree = MAPPER.valueToTree(object);
    if (tree.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove(List.of("resourceVersion", "managedFields"));
    }
    return tree;
  }

  private static Stream<String> difference(String path, JsonNode before, JsonNode now) {
    if (before.equals(now)) {
      return Stream.empty();
    }
    if (before.isObject() && now.isObject()) {
      Set<String> names = new TreeSet<>();
      before.fieldNames().forEachRemaining(names::add);
      now.fieldNames().forEachRemaining(names::add);
      return names.stream()
          .flatMap(
              name ->
                  difference(
                      path.isEmpty() ? name : path + "." + name,
                      before.path(name),
                      now.path(name)));
    }
    if (before.isArray() && now.isArray() && before.size() == now.size()) {
      return IntStream.range(0, now.size())
          .boxed()
          .flatMap(i -> difference("%s[%d]".formatted(path, i), before.get(i), now.get(i)));
    }
    return Stream.of(path);
  }
}
