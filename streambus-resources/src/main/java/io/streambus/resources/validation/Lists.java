package io.streambus.resources.validation;

import java.util.List;
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
}
