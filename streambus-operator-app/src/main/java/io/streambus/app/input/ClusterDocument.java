package io.streambus.app.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.text.ExternalText;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.validation.Problem;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A StreamBusCluster read from a file.
 *
 * @param tree content as written in the file
 * @param cluster content as the operator reads it, always with a namespace
 * @param fileProblems what the API server would reject before the operator reads the cluster
 */
public record ClusterDocument(JsonNode tree, StreamBusCluster cluster, List<Problem> fileProblems) {

  /** Returns {@code NAMESPACE/NAME} on one line, whatever the file contains. */
  public String namespacedName() {
    String name = cluster.getMetadata().getName();
    return CharMatcher.javaIsoControl()
        .replaceFrom(
            cluster.getMetadata().getNamespace() + "/" + (name == null ? "(no name)" : name), '?');
  }

  /**
   * Resolves the cluster, or rejects it with all problems, in the order of the file. Each field is
   * reported once.
   */
  public Resolution resolve(ClusterInputs inputs) {
    Resolution resolution = ClusterResolver.resolve(cluster, inputs);
    List<Problem> problems =
        resolution instanceof Resolution.Rejected rejected ? rejected.problems() : List.of();
    if (fileProblems.isEmpty() && problems.isEmpty()) {
      return resolution;
    }
    ImmutableSet<String> paths =
        fileProblems.stream().map(Problem::path).collect(ImmutableSet.toImmutableSet());
    return new Resolution.Rejected(
        FileOrder.sort(
            tree,
            Stream.concat(
                fileProblems.stream(),
                problems.stream().filter(problem -> !paths.contains(problem.path())))));
  }

  /** The order in which a document contains its fields. */
  private static final class FileOrder {

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
      positions.putIfAbsent(ExternalText.line(path), positions.size());
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
}
