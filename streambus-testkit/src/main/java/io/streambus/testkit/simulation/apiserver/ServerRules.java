package io.streambus.testkit.simulation.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The rules of an API server that decide what an operator can bring about by a change. */
public final class ServerRules {

  private static final Set<String> CHANGEABLE =
      Set.of(
          "minReadySeconds",
          "ordinals",
          "persistentVolumeClaimRetentionPolicy",
          "replicas",
          "revisionHistoryLimit",
          "template",
          "updateStrategy");

  private ServerRules() {}

  /** Why the server refuses a change of an object, if it does. */
  public static Optional<String> broken(ObjectNode before, ObjectNode after) {
    return switch (after.path("kind").asText()) {
      case "StatefulSet" -> statefulSet(before, after);
      case "Service" -> service(after);
      default -> Optional.empty();
    };
  }

  private static Optional<String> statefulSet(ObjectNode before, ObjectNode after) {
    return fixed(before).equals(fixed(after))
        ? Optional.empty()
        : Optional.of(
            "StatefulSet.apps is invalid: spec: Forbidden: updates to statefulset spec for fields"
                + " other than "
                + CHANGEABLE.stream().sorted().toList()
                + " are forbidden");
  }

  /** What becomes of a Service when somebody else edits the number of a port that is applied. */
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

  private static ObjectNode fixed(ObjectNode set) {
    return set.deepCopy().withObjectProperty("spec").without(CHANGEABLE);
  }
}
