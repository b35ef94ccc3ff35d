package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys that identify the items of lists that server-side apply merges by item. */
final class MergeKeys {

  private static final List<String> NAME = List.of("name");

  private static final Map<String, List<String>> KEYS =
      Map.ofEntries(
          Map.entry("conditions", List.of("type")),
          Map.entry("containers", NAME),
          Map.entry("env", NAME),
          Map.entry("imagePullSecrets", NAME),
          Map.entry("initContainers", NAME),
          Map.entry("ownerReferences", List.of("uid")),
          Map.entry("topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable")),
          Map.entry("volumeMounts", List.of("mountPath")),
          Map.entry("volumes", NAME));

  /** Maps that server-side apply treats as atomic. */
  private static final Set<String> ATOMIC_MAPS =
      Set.of("nodeSelector", "selector", "podSelector", "claims");

  private MergeKeys() {}

  /** The keys of the list in a field, or empty if the list is atomic. */
  static Optional<List<String>> of(String field, JsonNode list) {
    if (field.equals("ports")) {
      return Optional.of(List.of(portNumber(list), "protocol"));
    }
    return Optional.ofNullable(KEYS.get(field));
  }

  static boolean isAtomic(String field) {
    return ATOMIC_MAPS.contains(field);
  }

  private static String portNumber(JsonNode ports) {
    return ports.path(0).has("containerPort") ? "containerPort" : "port";
  }
}
