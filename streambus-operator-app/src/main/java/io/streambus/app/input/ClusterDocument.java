package io.streambus.app.input;

import com.google.common.collect.ImmutableSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.text.ExternalText;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.validation.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A StreamBusCluster read from a file.
 *
 * @param source the file
 * @param positions where the fields are in the file
 * @param cluster content as the operator reads it, always with a namespace
 * @param fileProblems what the API server would reject before the operator reads the cluster
 */
public record ClusterDocument(
    SourceFile source, Positions positions, StreamBusCluster cluster, List<Problem> fileProblems) {

  /** Returns {@code NAMESPACE/NAME} on one line, whatever the file contains. */
  public String namespacedName() {
    String name = cluster.getMetadata().getName();
    return ExternalText.line(
        cluster.getMetadata().getNamespace() + "/" + (name == null ? "(no name)" : name));
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
        Stream.concat(
                fileProblems.stream(),
                problems.stream().filter(problem -> !paths.contains(problem.path())))
            .sorted(Comparator.comparing(problem -> start(problem.path())))
            .toList());
  }

  /** The problem of an absent field comes first in its parent. */
  private Position start(String path) {
    return positions.find(path).orElse(new Position(1, 1));
  }
}
