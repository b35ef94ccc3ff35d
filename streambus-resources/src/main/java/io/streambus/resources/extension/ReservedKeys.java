package io.streambus.resources.extension;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** No reserved key is added to a map. */
  static FieldRule rule() {
    return (before, after) -> {
      Optional<String> added =
          after.properties().stream()
              .flatMap(entry -> Stream.of(entry.getKey()))
              .filter(key -> contains(key) && !before.has(key))
              .findFirst();
      return added;
    };
  }
}
