package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Removes fields whose values differ between runs from objects. */
final class VolatileFields {

  private static final Set<String> VOLATILE =
      Set.of(
          "creationTimestamp",
          "generation",
          "lastTransitionTime",
          "observedGeneration",
          "resourceVersion",
          "startedAt",
          "uid");

  private VolatileFields() {}

  static ObjectNode strip(ObjectNode tree) {
    ObjectNode copy = tree.deepCopy();
    removeFrom(copy);
    return copy;
  }

  private static void removeFrom(JsonNode node) {
    if (node instanceof ObjectNode map) {
      map.remove(VOLATILE);
    }
    node.forEach(VolatileFields::removeFrom);
  }
}
