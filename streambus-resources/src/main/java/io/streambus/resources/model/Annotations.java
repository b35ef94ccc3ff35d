package io.streambus.resources.model;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.resources.validation.Field;
import java.util.Map;
import java.util.Optional;

/** Annotations of an object, which may lack them. */
public final class Annotations {

  private Annotations() {}

  public static Map<String, String> of(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata()).map(Annotations::of).orElse(ImmutableMap.of());
  }

  public static Map<String, String> of(ObjectMeta metadata) {
    return Optional.ofNullable(metadata.getAnnotations()).orElse(ImmutableMap.of());
  }

  /** One of them with its path, to be held against rules. */
  public static Field<String> field(String key, Map<String, String> annotations) {
    return Field.of(
        "metadata.annotations[%s]".formatted(key), Optional.ofNullable(annotations.get(key)));
  }
}
