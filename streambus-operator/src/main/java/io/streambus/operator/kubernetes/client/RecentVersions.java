package io.streambus.operator.kubernetes.client;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.operator.kubernetes.ObjectVersion;
import java.time.Duration;

/**
 * Recent writes to objects of one kind, which its informer may not have received yet. Without them,
 * a reconciliation with a lagging informer could take down a second broker. Entries expire after
 * one minute: an informer that lags longer is broken, and then the preconditions of the writes
 * prevent harm.
 */
final class RecentVersions<T extends HasMetadata> {

  private static final Duration RETENTION = Duration.ofMinutes(1);

  /** Results of patches, by UID. */
  private final Cache<String, T> patched =
      CacheBuilder.newBuilder().expireAfterWrite(RETENTION).build();

  /** UIDs of deleted objects. */
  private final Cache<String, Boolean> deleted =
      CacheBuilder.newBuilder().expireAfterWrite(RETENTION).build();

  void recordPatch(T object) {
    patched.put(object.getMetadata().getUid(), object);
  }

  void recordDeletion(ObjectVersion version) {
    deleted.put(version.uid(), true);
  }

  /** Returns the newer of the cached version and the result of our latest patch. */
  T latest(T cached) {
    T latest = patched.getIfPresent(cached.getMetadata().getUid());
    return latest != null
            && RecentWrites.resourceVersion(latest) > RecentWrites.resourceVersion(cached)
        ? latest
        : cached;
  }

  /** Returns whether the object is marked for deletion or was deleted by the operator. */
  boolean isTerminating(T cached) {
    return cached.isMarkedForDeletion()
        || deleted.getIfPresent(cached.getMetadata().getUid()) != null;
  }
}
