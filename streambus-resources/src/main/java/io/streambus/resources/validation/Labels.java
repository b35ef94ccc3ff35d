package io.streambus.resources.validation;

import java.util.Map;
import java.util.stream.Stream;

/** Rules of labels and annotations. */
final class Labels {

  private Labels() {}

  /** Keys and values must be those of labels. */
  static Stream<Problem> check(String path, Map<String, String> labels) {
    return Stream.concat(
        keys(path, labels),
        labels.entrySet().stream()
            .flatMap(
                label ->
                    Field.of(path + "." + label.getKey(), label.getValue())
                        .must(Syntax.LABEL_VALUE::matches, Syntax.LABEL_VALUE.rule())));
  }

  /** Keys must be those of labels and annotations, which have the same form. */
  static Stream<Problem> keys(String path, Map<String, String> entries) {
    return entries.keySet().stream()
        .flatMap(key -> Field.of(path, key).must(Syntax::isKey, Syntax.KEY_RULE));
  }
}
