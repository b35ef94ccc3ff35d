package io.streambus.app.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.streambus.api.ClusterAnnotations;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.objects.TemplateRecord;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares two states of an object as YAML. */
public final class UnifiedDiff {

  private static final int CONTEXT = 3;

  /** Metadata that only the API server sets, or that repeats the rest of the object. */
  private static final Set<String> SERVER_METADATA =
      Set.of(
          "creationTimestamp",
          "generation",
          "managedFields",
          "ownerReferences",
          "resourceVersion",
          "selfLink",
          "uid");

  private static final Set<String> DERIVED_ANNOTATIONS =
      Set.of(
          ClusterAnnotations.FINGERPRINT,
          TemplateRecord.TEMPLATE,
          TemplateRecord.DIGEST,
          "kubectl.kubernetes.io/last-applied-configuration");

  private UnifiedDiff() {}

  /**
   * Returns the difference; empty if there is none.
   *
   * @param before the object before; empty if it does not exist
   * @param after the object after; empty if it is deleted
   */
  public static Optional<String> of(Optional<JsonNode> before, Optional<JsonNode> after) {
    List<String> linesBefore = lines(before);
    List<String> linesAfter = lines(after);
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            title("live", before),
            title("new", after),
            linesBefore,
            DiffUtils.diff(linesBefore, linesAfter),
            CONTEXT);
    return diff.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", diff) + "\n");
  }

  private static String title(String state, Optional<JsonNode> object) {
    return object
        .map(
            found ->
                "%s/%s/%s/%s"
                    .formatted(
                        state,
                        found.path("kind").asText(),
                        found.at("/metadata/namespace").asText(),
                        found.at("/metadata/name").asText()))
        .orElse("/dev/null");
  }

  private static List<String> lines(Optional<JsonNode> object) {
    return object
        .map(found -> CanonicalForm.yaml(relevant(found)).lines().toList())
        .orElse(List.of());
  }

  private static JsonNode relevant(JsonNode object) {
    ObjectNode relevant = object.deepCopy();
    relevant.remove("status");
    ObjectNode metadata = relevant.withObjectProperty("metadata");
    metadata.remove(SERVER_METADATA);
    if (metadata.path("annotations") instanceof ObjectNode annotations) {
      annotations.remove(DERIVED_ANNOTATIONS);
      if (annotations.isEmpty()) {
        metadata.remove("annotations");
      }
    }
    return relevant;
  }
}
