package io.streambus.resources.validation;

import java.util.Map;
import java.util.stream.Stream;

/** Rules for labels and annotations. */
final class Labels {

  private Labels() {}

  /** Requires valid label keys and values. */
  static Stream<Problem> check(String path, Map<String, String> labels) {
    return Stream.concat(
        keys(path, labels),
        labels.entrySet().stream()
            .flatMap(
                label ->
                    Field.of(path + "." + label.getKey(), label.getValue())
                        .must(NameSyntax.LABEL_VALUE::matches, NameSyntax.LABEL_VALUE.rule())));
  }

  /** Requires valid keys, which have the same syntax for labels and annotations. */
  static Stream<Problem> keys(String path, Map<String, String> entries) {
    return entries.keySet().stream()
        .flatMap(key -> Field.of(path, key).must(NameSyntax.KEY::matches, NameSyntax.KEY.rule()));
  }
}
