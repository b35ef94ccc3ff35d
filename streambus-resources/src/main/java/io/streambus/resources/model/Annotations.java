package io.streambus.resources.model;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.Optional;

/** Annotations of an object; empty if it has none. */
public final class Annotations {

  private Annotations() {}

  public static Map<String, String> of(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata()).map(Annotations::of).orElse(ImmutableMap.of());
  }

  /** Returns whether an annotation is set to {@code true}. */
  public static boolean isTrue(HasMetadata object, String key) {
    return "true".equals(of(object).get(key));
  }

  public static Map<String, String> of(ObjectMeta metadata) {
    return Optional.ofNullable(metadata.getAnnotations()).orElse(ImmutableMap.of());
  }
}
