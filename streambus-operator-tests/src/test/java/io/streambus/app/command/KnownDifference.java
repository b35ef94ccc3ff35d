package io.streambus.app.command;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A kind of files about which {@code validate} and the API server disagree on purpose.
 *
 * @param difference what differs
 * @param reason why it does
 * @param files titles of the files
 */
record KnownDifference(String difference, String reason, List<String> files) {

  /** Returns what differs, by the title of the file. */
  static SortedMap<String, String> byFile() {
    try {
      String text =
          Resources.toString(
              Resources.getResource("verdicts/differences.yaml"), StandardCharsets.UTF_8);
      List<KnownDifference> all = new YAMLMapper().readValue(text, new TypeReference<>() {});
      return all.stream()
          .flatMap(each -> each.files.stream().map(file -> List.of(file, each.difference)))
          .collect(
              toMap(
                  pair -> pair.get(0),
                  pair -> pair.get(1),
                  (first, second) -> first + ", " + second,
                  TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
