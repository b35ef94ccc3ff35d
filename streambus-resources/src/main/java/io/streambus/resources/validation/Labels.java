package io.streambus.resources.validation;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules for labels and annotations. */
final class Labels {

  private Labels() {}

  /** Requires valid label keys and values. The API server stores null as an empty value. */
  static Stream<Problem> check(String path, Map<String, String> labels) {
    return Stream.concat(
        keys(path, labels),
        labels.entrySet().stream()
            .flatMap(
                label ->
                    Field.of(path + "." + label.getKey(), Optional.ofNullable(label.getValue()))
                        .must(NameSyntax.LABEL_VALUE::matches, NameSyntax.LABEL_VALUE.rule())));
  }

  /** Requires valid keys, which have the same syntax for labels and annotations. */
  static Stream<Problem> keys(String path, Map<String, String> entries) {
    return entries.keySet().stream()
        .flatMap(key -> Field.of(path, key).must(NameSyntax.KEY::matches, NameSyntax.KEY.rule()));
  }

  /** Returns the size of all keys and values in UTF-8. */
  static long bytes(Map<String, String> entries) {
    return entries.entrySet().stream()
        .mapToLong(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
        .sum();
  }

  private static long bytes(@Nullable String text) {
    return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
  }
}
