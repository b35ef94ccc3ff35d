package io.streambus.operator.josdk;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stores objects without their managed fields, which account for two thirds of the memory of an
 * object and are not needed here, and with immutable labels and annotations, which take half the
 * memory.
 */
public final class LeanItemStore<T extends HasMetadata> extends TransformingItemStore<T> {

  /** Creates a store for one informer. */
  public LeanItemStore() {
    super(
        object -> {
          ObjectMeta metadata = object.getMetadata();
          metadata.setManagedFields(List.of());
          metadata.setLabels(compact(metadata.getLabels()));
          metadata.setAnnotations(compact(metadata.getAnnotations()));
          return object;
        });
  }

  private static @Nullable Map<String, String> compact(@Nullable Map<String, String> map) {
    return map == null ? null : Map.copyOf(map);
  }

  /** Everything that is needed is stored, so informers sync first and deliver events afterwards. */
  @Override
  public boolean isFullState() {
    return true;
  }
}
