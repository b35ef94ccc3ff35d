package io.streambus.api.openapi;

import com.google.common.collect.ImmutableListMultimap;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Where a schema defines fields, for fields that a document contains at another place.
 *
 * @param paths paths by name of the field, without those of items
 */
record KnownFields(ImmutableListMultimap<String, String> paths) {

  /** Controllers write it; nobody places a field there by mistake. */
  private static final String STATUS = "status";

  /**
   * Finds all fields.
   *
   * @param prefix what paths start with; empty, or a path that ends with a dot
   */
  static KnownFields of(String prefix, StructuralSchema root) {
    ImmutableListMultimap.Builder<String, String> paths = ImmutableListMultimap.builder();
    Queue<Map.Entry<String, StructuralSchema>> open = new ArrayDeque<>();
    open.add(Map.entry(prefix, root));
    while (!open.isEmpty()) {
      Map.Entry<String, StructuralSchema> parent = open.remove();
      for (String name : parent.getValue().properties()) {
        String path = parent.getKey() + name;
        if (!path.equals(STATUS)) {
          paths.put(name, path);
          open.add(Map.entry(path + ".", parent.getValue().property(name)));
        }
      }
    }
    return new KnownFields(paths.build());
  }

  /** Returns the only path to a field of this name that no other such path is as short as. */
  Optional<String> pathTo(String name) {
    List<String> byDepth =
        paths.get(name).stream().sorted(Comparator.comparing(KnownFields::depth)).toList();
    return byDepth.size() == 1
            || (byDepth.size() > 1 && depth(byDepth.get(0)) < depth(byDepth.get(1)))
        ? Optional.of(byDepth.get(0))
        : Optional.empty();
  }

  private static long depth(String path) {
    return path.chars().filter(character -> character == '.').count();
  }
}
