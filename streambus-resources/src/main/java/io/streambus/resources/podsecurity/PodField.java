package io.streambus.resources.podsecurity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A field of a pod template.
 *
 * @param list name of the list of the pod that contains the field, such as {@code containers};
 *     empty for a field of the pod itself
 * @param item name of the item of that list
 * @param path path within the item, or within the pod
 * @param value the value; a missing node if the field is not set
 */
record PodField(String list, String item, String path, JsonNode value) {

  private static final String EACH = "[*]";

  boolean isSet() {
    return !value.isMissingNode() && !value.isNull();
  }

  /** Returns the fields below this one at a path such as {@code ports[*].hostPort}. */
  Stream<PodField> find(String relativePath) {
    int end = relativePath.indexOf('.');
    return end < 0
        ? step(relativePath)
        : step(relativePath.substring(0, end))
            .flatMap(field -> field.find(relativePath.substring(end + 1)));
  }

  private Stream<PodField> step(String step) {
    if (!step.endsWith(EACH)) {
      return Stream.of(child(step, value.path(step)));
    }
    String name = step.substring(0, step.length() - EACH.length());
    JsonNode items = value.path(name);
    return IntStream.range(0, items.size())
        .mapToObj(index -> child(name + "[" + index + "]", items.get(index)));
  }

  private PodField child(String name, JsonNode child) {
    return new PodField(list, item, path.isEmpty() ? name : path + "." + name, child);
  }

  /** Returns the value as in a message: texts without quotes, empty if it is not set. */
  String text() {
    return value.isValueNode() ? value.asText() : isSet() ? value.toString() : "";
  }
}
