package io.streambus.operator.informers;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import java.util.Map;

/**
 * Bounds the content of an object that is kept in memory, of kinds in which users can store much.
 */
final class ContentBounds {

  /** Longer than a configuration that brokers can have, whose free-form fields are bounded, too. */
  private static final int MAX_DATA_CHARACTERS = 393_216;

  private ContentBounds() {}

  /** Reduces an object in place. */
  static void apply(HasMetadata object) {
    if (object instanceof ConfigMap configMap) {
      apply(configMap);
    } else if (object instanceof PersistentVolumeClaim claim && claim.getSpec() != null) {
      apply(claim.getSpec());
    }
  }

  /** Without its data, the object counts as changed, so the operator writes its own part again. */
  private static void apply(ConfigMap configMap) {
    configMap.setBinaryData(Map.of());
    Map<String, String> data = configMap.getData();
    if (data != null && characters(data) > MAX_DATA_CHARACTERS) {
      configMap.setData(Map.of());
    }
  }

  /** Only the size and the class are read. */
  private static void apply(PersistentVolumeClaimSpec spec) {
    spec.setSelector(null);
    spec.setDataSource(null);
    spec.setDataSourceRef(null);
    spec.setVolumeName(null);
  }

  private static long characters(Map<String, String> data) {
    return data.entrySet().stream()
        .mapToLong(entry -> entry.getKey().length() + (long) entry.getValue().length())
        .sum();
  }
}
