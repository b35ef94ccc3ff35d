package io.streambus.deploy.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The rows of a table panel, after the transformations {@code merge} and {@code organize}.
 *
 * @param columns titles
 * @param rows texts, or numbers, by title
 */
record Table(List<String> columns, List<Map<String, Object>> rows) {

  static Table of(Panel panel, List<Series> series) {
    JsonNode organize = organize(panel);
    List<String> fields =
        fields(panel, series).stream()
            .filter(field -> !organize.at("/excludeByName").path(field).asBoolean())
            .sorted(Comparator.comparingInt(it -> organize.at("/indexByName").path(it).asInt(99)))
            .toList();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Map<String, Object> merged : merged(panel, series)) {
      Map<String, Object> row = new HashMap<>();
      merged.forEach((field, value) -> row.put(title(organize, field), value));
      rows.add(row);
    }
    sort(panel, rows);
    return new Table(fields.stream().map(field -> title(organize, field)).toList(), rows);
  }

  private static Collection<String> fields(Panel panel, List<Series> series) {
    Collection<String> labels = new TreeSet<>();
    series.forEach(each -> labels.addAll(each.labels().keySet()));
    return Stream.concat(
            labels.stream(), panel.queries().stream().map(query -> valueField(panel, query)))
        .toList();
  }

  /** Returns one row for each combination of labels. */
  private static Collection<Map<String, Object>> merged(Panel panel, List<Series> series) {
    Map<Map<String, String>, Map<String, Object>> rows = new LinkedHashMap<>();
    for (Series each : series) {
      List<Map<String, Object>> matching =
          rows.entrySet().stream()
              .filter(row -> row.getKey().entrySet().containsAll(each.labels().entrySet()))
              .map(Map.Entry::getValue)
              .toList();
      for (Map<String, Object> row :
          matching.isEmpty()
              ? List.of(rows.computeIfAbsent(each.labels(), labels -> new HashMap<>(labels)))
              : matching) {
        row.put(valueField(panel, each.query()), each.last());
      }
    }
    return rows.values();
  }

  private static String valueField(Panel panel, Query query) {
    return panel.queries().size() == 1 ? "Value" : "Value #" + query.refId();
  }

  private static String title(JsonNode organize, String field) {
    return organize.at("/renameByName").path(field).asText(field);
  }

  private static JsonNode organize(Panel panel) {
    for (JsonNode transformation : panel.json().path("transformations")) {
      if (transformation.path("id").asText().equals("organize")) {
        return transformation.path("options");
      }
    }
    throw new AssertionError("no column order in panel " + panel.title());
  }

  private static void sort(Panel panel, List<Map<String, Object>> rows) {
    for (JsonNode sort : panel.json().at("/options/sortBy")) {
      String title = sort.path("displayName").asText();
      Comparator<Map<String, Object>> order =
          Comparator.comparingDouble(
              row -> row.get(title) instanceof Number number ? number.doubleValue() : 0);
      rows.sort(sort.path("desc").asBoolean() ? order.reversed() : order);
    }
  }
}
