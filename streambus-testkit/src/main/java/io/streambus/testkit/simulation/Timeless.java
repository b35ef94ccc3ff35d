package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** An object without what differs from run to run. */
final class Timeless {

  private static final Set<String> DIFFERING =
      Set.of(
          "creationTimestamp",
          "generation",
          "lastTransitionTime",
          "observedGeneration",
          "resourceVersion",
          "startedAt",
          "uid");

  private Timeless() {}

  static ObjectNode of(ObjectNode tree) {
    ObjectNode copy = tree.deepCopy();
    strip(copy);
    return copy;
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode map) {
      map.remove(DIFFERING);
    }
    node.forEach(Timeless::strip);
  }
}
