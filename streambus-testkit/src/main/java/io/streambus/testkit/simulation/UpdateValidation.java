package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Rules by which an API server rejects updates. */
final class UpdateValidation {

  private static final Set<String> MUTABLE =
      Set.of(
          "minReadySeconds",
          "ordinals",
          "persistentVolumeClaimRetentionPolicy",
          "replicas",
          "revisionHistoryLimit",
          "template",
          "updateStrategy");

  private UpdateValidation() {}

  /** Returns why the API server rejects an update, or empty if it accepts it. */
  static Optional<String> rejectionReason(ObjectNode before, ObjectNode after) {
    return switch (after.path("kind").asText()) {
      case "StatefulSet" -> statefulSet(before, after);
      case "Service" -> service(after);
      default -> Optional.empty();
    };
  }

  private static Optional<String> statefulSet(ObjectNode before, ObjectNode after) {
    return immutablePart(before).equals(immutablePart(after))
        ? Optional.empty()
        : Optional.of(
            "StatefulSet.apps is invalid: spec: Forbidden: updates to statefulset spec for fields"
                + " other than "
                + MUTABLE.stream().sorted().toList()
                + " are forbidden");
  }

  /**
   * Rejects the duplicate port that results when another user edits the number of an applied port.
   */
  private static Optional<String> service(ObjectNode after) {
    Set<String> names = new HashSet<>();
    for (JsonNode port : after.path("spec").path("ports")) {
      if (!names.add(port.path("name").asText())) {
        return Optional.of(
            "Service is invalid: spec.ports.name: Duplicate value: " + port.path("name"));
      }
    }
    return Optional.empty();
  }

  private static ObjectNode immutablePart(ObjectNode set) {
    return set.deepCopy().withObjectProperty("spec").without(MUTABLE);
  }
}
