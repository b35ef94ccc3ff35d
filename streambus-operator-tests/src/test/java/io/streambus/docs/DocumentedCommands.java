package io.streambus.docs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The register of all blocks of commands in the documentation.
 *
 * @param byPage descriptions of the blocks of each page, in their order
 */
record DocumentedCommands(Map<String, List<DocumentedCommand>> byPage) {

  static DocumentedCommands read() {
    try (InputStream in =
        Objects.requireNonNull(DocumentedCommands.class.getResourceAsStream("code-blocks.yaml"))) {
      return new DocumentedCommands(
          new YAMLMapper()
              .readValue(
                  in, new TypeReference<LinkedHashMap<String, List<DocumentedCommand>>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the descriptions of a page, which may be none. */
  List<DocumentedCommand> of(String page) {
    return byPage.getOrDefault(page, List.of());
  }

  List<DocumentedCommand> all() {
    return byPage.values().stream().flatMap(List::stream).toList();
  }
}
