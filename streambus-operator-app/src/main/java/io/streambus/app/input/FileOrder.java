package io.streambus.app.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.streambus.resources.validation.Problem;
import io.streambus.resources.validation.UserInput;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The order in which a document contains its fields. */
final class FileOrder {

  private final Map<String, Integer> positions = new HashMap<>();

  private FileOrder(JsonNode document) {
    visit("", document);
  }

  /** Sorts problems by the fields that they name. The problem of an absent field comes first. */
  static List<Problem> sort(JsonNode document, Stream<Problem> problems) {
    var order = new FileOrder(document);
    return problems.sorted(Comparator.comparing(problem -> order.of(problem.path()))).toList();
  }

  private void visit(String path, JsonNode value) {
    positions.putIfAbsent(UserInput.printable(path), positions.size());
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      visit(path + "[" + i + "]", value.get(i));
    }
    value
        .properties()
        .forEach(
            field ->
                visit(
                    path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                    field.getValue()));
  }

  /** Returns the position of the field, or of the nearest parent that the document contains. */
  private int of(String path) {
    String known = path;
    while (!positions.containsKey(known)) {
      known = known.substring(0, Math.max(0, lastSeparator(known)));
    }
    return positions.getOrDefault(known, 0);
  }

  private static int lastSeparator(String path) {
    return Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
  }
}
