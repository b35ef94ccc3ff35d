package io.streambus.operator.kubernetes.client;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.operator.kubernetes.ObjectVersion;
import java.time.Duration;

/**
 * What the operator did to objects of one kind and its informer may not show yet. Without it, a
 * pass over an informer that lags would take a second broker down. An entry lives for a minute: an
 * informer that is further behind is broken, and then the versions in the writes keep them from
 * harm.
 */
final class RecentVersions<T extends HasMetadata> {

  private static final Duration KEPT = Duration.ofMinutes(1);

  /** By uid. */
  private final Cache<String, T> patched = CacheBuilder.newBuilder().expireAfterWrite(KEPT).build();

  /** By uid. */
  private final Cache<String, Boolean> deleted =
      CacheBuilder.newBuilder().expireAfterWrite(KEPT).build();

  void patched(T object) {
    patched.put(object.getMetadata().getUid(), object);
  }

  void deleted(ObjectVersion version) {
    deleted.put(version.uid(), true);
  }

  /** The newer one of what the informer shows and what our last patch left. */
  T of(T shown) {
    T own = patched.getIfPresent(shown.getMetadata().getUid());
    return own != null && RecentWrites.version(own) > RecentWrites.version(shown) ? own : shown;
  }

  /** Whether the object goes, by its own word or by ours. */
  boolean isTerminating(T shown) {
    return shown.isMarkedForDeletion()
        || deleted.getIfPresent(shown.getMetadata().getUid()) != null;
  }
}
