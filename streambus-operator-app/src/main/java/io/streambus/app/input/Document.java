package io.streambus.app.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.streambus.resources.validation.Problem;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A document of a file.
 *
 * @param tree the content; of duplicate fields, the last one
 * @param duplicates the duplicate fields
 * @param positions where the fields are
 */
record Document(JsonNode tree, List<Problem> duplicates, Positions positions) {

  /** Returns the items of a {@code List}, or this document. */
  Stream<Document> items() {
    JsonNode items = tree.path("items");
    return tree.path("kind").asText().endsWith("List") && items.isArray()
        ? IntStream.range(0, items.size()).mapToObj(i -> item(items.get(i), "items[" + i + "]"))
        : Stream.of(this);
  }

  private Document item(JsonNode item, String path) {
    String prefix = path + ".";
    return new Document(
        item,
        duplicates.stream()
            .filter(problem -> problem.path().startsWith(prefix))
            .map(
                problem ->
                    new Problem(
                        problem.path().substring(prefix.length()),
                        problem.value(),
                        problem.message()))
            .toList(),
        positions.in(path));
  }
}
