package io.streambus.resources.extension;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Labels and annotations that an extension adds to objects. Keys that an object already has, and
 * those that start with {@code streambus.io/} or {@code app.kubernetes.io/}, are reserved.
 *
 * @param labels labels by key
 * @param annotations annotations by key
 */
public record ObjectMetadata(Map<String, String> labels, Map<String, String> annotations) {

  /** No labels and no annotations. */
  public static final ObjectMetadata NONE =
      new ObjectMetadata(ImmutableMap.of(), ImmutableMap.of());

  /**
   * Copies the maps.
   *
   * @param labels labels by key
   * @param annotations annotations by key
   */
  public ObjectMetadata {
    labels = ImmutableMap.copyOf(labels);
    annotations = ImmutableMap.copyOf(annotations);
  }

  /** Returns the labels and annotations of an object. */
  static ObjectMetadata of(ObjectMeta metadata) {
    return new ObjectMetadata(orNone(metadata.getLabels()), orNone(metadata.getAnnotations()));
  }

  private static Map<String, String> orNone(@Nullable Map<String, String> map) {
    return map == null ? ImmutableMap.of() : map;
  }

  /**
   * {@return metadata without annotations}
   *
   * @param labels labels by key
   */
  public static ObjectMetadata ofLabels(Map<String, String> labels) {
    return new ObjectMetadata(labels, ImmutableMap.of());
  }
}
