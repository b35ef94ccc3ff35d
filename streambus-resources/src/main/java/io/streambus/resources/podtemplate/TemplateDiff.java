package io.streambus.resources.podtemplate;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The paths in which two pod templates differ, such as {@code spec.containers[broker].image}. */
final class TemplateDiff {

  private TemplateDiff() {}

  static ImmutableList<String> between(JsonNode before, JsonNode after) {
    return between("", before, after).collect(ImmutableList.toImmutableList());
  }

  private static Stream<String> between(String path, JsonNode before, JsonNode after) {
    if (before.equals(after)) {
      return Stream.empty();
    }
    boolean comparable =
        (before.isObject() && after.isObject()) || (before.isArray() && after.isArray());
    if (!comparable) {
      return Stream.of(path);
    }
    SortedMap<String, JsonNode> old = parts(path, before);
    SortedMap<String, JsonNode> now = parts(path, after);
    if (old.equals(now)) {
      // The order of a list alone.
      return Stream.of(path);
    }
    return Sets.union(old.keySet(), now.keySet()).stream()
        .sorted()
        .flatMap(
            part ->
                old.containsKey(part) && now.containsKey(part)
                    ? between(part, old.get(part), now.get(part))
                    : Stream.of(part));
  }

  /** By path. Items of a list have their name in it, or their place where they have none. */
  private static SortedMap<String, JsonNode> parts(String path, JsonNode whole) {
    SortedMap<String, JsonNode> parts = new TreeMap<String, JsonNode>();
    if (whole.isObject()) {
      whole
          .properties()
          .forEach(
              field ->
                  parts.put(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue()));
    } else {
      for (int i = 0; i < whole.size(); i++) {
        String key = whole.get(i).path("name").asText(Integer.toString(i));
        parts.put("%s[%s]".formatted(path, key), whole.get(i));
      }
    }
    return parts;
  }
}
