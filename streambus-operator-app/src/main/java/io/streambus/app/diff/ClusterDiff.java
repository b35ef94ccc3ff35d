package io.streambus.app.diff;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.preview.ClusterPreview;
import java.util.List;
import java.util.Optional;

/**
 * How a cluster would change.
 *
 * @param cluster {@code NAMESPACE/NAME}
 * @param objects unified diffs of the objects that change, the custom resource first
 * @param preview what the operator would do
 * @param rejection why the API server would reject the change; then there is nothing else
 */
public record ClusterDiff(
    String cluster, List<String> objects, ClusterPreview preview, Optional<String> rejection) {

  /** Copies the list. */
  public ClusterDiff {
    objects = ImmutableList.copyOf(objects);
  }

  static ClusterDiff rejected(String cluster, String message) {
    return new ClusterDiff(
        cluster, List.of(), new ClusterPreview(List.of(), Optional.empty()), Optional.of(message));
  }

  /** Whether nothing would change. */
  public boolean isEmpty() {
    return objects.isEmpty() && preview.actions().isEmpty() && rejection.isEmpty();
  }
}
