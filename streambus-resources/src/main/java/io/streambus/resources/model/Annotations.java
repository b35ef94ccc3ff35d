package io.streambus.resources.model;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.Optional;

/** Annotations of an object; empty if it has none. */
public final class Annotations {

  private Annotations() {}

  /**
   * {@return the annotations of an object, empty if it has none}
   *
   * @param object the object
   */
  public static Map<String, String> of(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata()).map(Annotations::of).orElse(ImmutableMap.of());
  }

  /**
   * {@return whether an annotation is set to {@code true}}
   *
   * @param object the object
   * @param key the key of the annotation
   */
  public static boolean isTrue(HasMetadata object, String key) {
    return "true".equals(of(object).get(key));
  }

  /**
   * {@return the annotations in metadata, empty if there are none}
   *
   * @param metadata the metadata
   */
  public static Map<String, String> of(ObjectMeta metadata) {
    return Optional.ofNullable(metadata.getAnnotations()).orElse(ImmutableMap.of());
  }
}
