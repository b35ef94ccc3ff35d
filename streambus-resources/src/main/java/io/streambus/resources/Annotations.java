package io.streambus.resources;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.Optional;

/** Annotations of an object, which may lack them. */
final class Annotations {

  private Annotations() {}

  static Map<String, String> of(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata()).map(Annotations::of).orElse(ImmutableMap.of());
  }

  static Map<String, String> of(ObjectMeta metadata) {
    return Optional.ofNullable(metadata.getAnnotations()).orElse(ImmutableMap.of());
  }

  /** One of them with its path, to be held against rules. */
  static Field<String> field(String key, Map<String, String> annotations) {
    return Field.of(
        "metadata.annotations[%s]".formatted(key), Optional.ofNullable(annotations.get(key)));
  }
}
