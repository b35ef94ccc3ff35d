package io.streambus.resources.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules for lists. */
final class Lists {

  private Lists() {}

  /** Applies a rule to each item and its path. */
  static <T> Stream<Problem> each(
      String path, List<T> items, BiFunction<String, T, Stream<Problem>> rule) {
    return IntStream.range(0, items.size())
        .boxed()
        .flatMap(index -> rule.apply(path + "[" + index + "]", items.get(index)));
  }

  /** Requires each item to be a valid object name. */
  static Stream<Problem> names(String path, List<String> items) {
    return each(path, items, (itemPath, name) -> Field.name(Field.of(itemPath, name)));
  }

  static Stream<Problem> unique(String path, List<String> items) {
    Set<String> seen = new HashSet<>();
    return each(
        path,
        items,
        (itemPath, item) ->
            Field.of(itemPath, item).must(seen::add, "must not be a duplicate; remove the entry"));
  }

  static Stream<Problem> atMost(String path, List<?> items, int max) {
    return Field.of(path, items.size())
        .must(size -> size <= max, "must have at most " + max + " items");
  }
}
