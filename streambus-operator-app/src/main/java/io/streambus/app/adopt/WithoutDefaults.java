package io.streambus.app.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** Removes what the API server adds to StatefulSets, which would hide the differences. */
final class WithoutDefaults {

  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("defaultMode", "420"),
          Map.entry("dnsPolicy", "ClusterFirst"),
          Map.entry("protocol", "TCP"),
          Map.entry("restartPolicy", "Always"),
          Map.entry("schedulerName", "default-scheduler"),
          Map.entry("scheme", "HTTP"),
          Map.entry("successThreshold", "1"),
          Map.entry("terminationMessagePath", "/dev/termination-log"),
          Map.entry("terminationMessagePolicy", "File"),
          Map.entry("volumeMode", "Filesystem"));

  private static final Set<String> SERVER_FIELDS =
      Set.of("creationTimestamp", "serviceAccount", "status");

  private WithoutDefaults() {}

  static JsonNode of(JsonNode object) {
    JsonNode copy = object.deepCopy();
    clean(copy);
    return copy;
  }

  private static void clean(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(SERVER_FIELDS);
      DEFAULTS.forEach(
          (field, value) -> {
            if (object.path(field).asText().equals(value)) {
              object.remove(field);
            }
          });
    }
    node.forEach(WithoutDefaults::clean);
  }
}
