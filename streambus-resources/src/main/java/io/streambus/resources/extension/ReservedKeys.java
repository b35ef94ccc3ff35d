package io.streambus.resources.extension;

import static io.streambus.resources.extension.FieldRule.all;
import static io.streambus.resources.extension.FieldRule.in;
import static io.streambus.resources.extension.FieldRule.retained;
import static io.streambus.resources.extension.FieldRule.sameExcept;

import com.fasterxml.jackson.databind.JsonNode;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import java.util.Map;
import java.util.Optional;

/** Keys of labels and annotations that only the operator and users set. */
final class ReservedKeys {

  private static final String OPERATOR = StreamBusCluster.GROUP + "/";
  private static final String KUBERNETES = "app.kubernetes.io/";

  private ReservedKeys() {}

  static boolean contains(String key) {
    return key.startsWith(OPERATOR)
        || key.startsWith(KUBERNETES)
        || key.equals(ClusterAnnotations.RESTARTED_AT);
  }

  /** Metadata stays as it is, except that keys may be added to maps that are not reserved. */
  static FieldRule metadata() {
    return in(
        "metadata",
        all(
            sameExcept("labels", "annotations"),
            retained("labels"),
            retained("annotations"),
            in("labels", ReservedKeys::added),
            in("annotations", ReservedKeys::added)));
  }

  /** Returns a reserved key that was added to a map. */
  private static Optional<String> added(JsonNode before, JsonNode after) {
    return after.properties().stream()
        .map(Map.Entry::getKey)
        .filter(key -> contains(key) && !before.has(key))
        .findFirst();
  }
}
