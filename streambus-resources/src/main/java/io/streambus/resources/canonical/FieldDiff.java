package io.streambus.resources.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Paths at which two objects differ, such as {@code spec.containers[broker].image}. */
public final class FieldDiff {

  private FieldDiff() {}

  /** Returns the paths; none if the objects are equal. */
  public static ImmutableList<String> between(JsonNode before, JsonNode after) {
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
    SortedMap<String, JsonNode> oldChildren = children(path, before);
    SortedMap<String, JsonNode> newChildren = children(path, after);
    if (oldChildren.equals(newChildren)) {
      // Only the order of a list differs.
      return Stream.of(path);
    }
    return Sets.union(oldChildren.keySet(), newChildren.keySet()).stream()
        .sorted()
        .flatMap(
            child ->
                oldChildren.containsKey(child) && newChildren.containsKey(child)
                    ? between(child, oldChildren.get(child), newChildren.get(child))
                    : Stream.of(child));
  }

  /**
   * Returns children by path. List items are identified by name, or by index if they have no name.
   */
  private static SortedMap<String, JsonNode> children(String path, JsonNode parent) {
    SortedMap<String, JsonNode> children = new TreeMap<String, JsonNode>();
    if (parent.isObject()) {
      parent
          .properties()
          .forEach(
              field ->
                  children.put(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue()));
    } else {
      for (int i = 0; i < parent.size(); i++) {
        String key = parent.get(i).path("name").asText(Integer.toString(i));
        children.put("%s[%s]".formatted(path, key), parent.get(i));
      }
    }
    return children;
  }
}
