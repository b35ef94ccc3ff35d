package io.streambus.operator.kubernetes.client;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.utils.KubernetesResourceUtil;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.ObjectVersion;
import io.streambus.resources.DesiredResource;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Recent writes of the operator, which its informers may not have received yet. Without them, a
 * reconciliation right after a write would repeat that write, or even take down a second broker.
 * Entries expire when the informer receives the object, or after one minute: an informer that lags
 * longer is broken, and then the state of the server takes precedence, and the preconditions of
 * writes prevent harm.
 */
public final class RecentWrites {

  private static final Duration RETENTION = Duration.ofMinutes(1);

  /** Results of writes to objects that clusters own, by UID of the owner. */
  private final Cache<String, Map<ObjectKey, HasMetadata>> writes =
      CacheBuilder.newBuilder().expireAfterWrite(RETENTION).build();

  /** Fingerprints of objects being created: the watch event may arrive before the response. */
  private final Cache<ObjectKey, String> creations =
      CacheBuilder.newBuilder().expireAfterWrite(RETENTION).build();

  /** Results of patches of pods, claims and the status of clusters, by UID. */
  private final Cache<String, HasMetadata> patched =
      CacheBuilder.newBuilder().expireAfterWrite(RETENTION).build();

  /** UIDs of deleted pods and claims. */
  private final Cache<String, Boolean> deleted =
      CacheBuilder.newBuilder().expireAfterWrite(RETENTION).build();

  /** Records that an object is about to be created. */
  void expectCreation(HasMetadata object) {
    DesiredResource.fingerprintOf(object)
        .ifPresent(fingerprint -> creations.put(ObjectKey.of(object), fingerprint));
  }

  /** Returns whether a newly cached object is one that the operator is creating. */
  public boolean isOwnCreation(HasMetadata cached) {
    Optional<String> fingerprint =
        Optional.ofNullable(creations.getIfPresent(ObjectKey.of(cached)));
    return isOwnWrite(cached)
        || (fingerprint.isPresent() && fingerprint.equals(DesiredResource.fingerprintOf(cached)));
  }

  /** Records the result of a write. */
  void add(HasMetadata written) {
    owner(written)
        .ifPresent(
            uid -> {
              Map<ObjectKey, HasMetadata> known = writes.getIfPresent(uid);
              Map<ObjectKey, HasMetadata> objects =
                  known == null ? new ConcurrentHashMap<>() : known;
              objects.put(ObjectKey.of(written), written);
              writes.put(uid, objects);
            });
  }

  /** Discards writes to an object that was deleted. */
  public void discard(HasMetadata deleted) {
    known(deleted).remove(ObjectKey.of(deleted));
  }

  /** Discards writes to objects of a kind that is no longer watched for deletions. */
  public void discardKind(String kind) {
    writes
        .asMap()
        .values()
        .forEach(known -> known.keySet().removeIf(key -> key.kind().equals(kind)));
  }

  /**
   * Returns whether a cached object is the result of our own write, which needs no reconciliation.
   */
  public boolean isOwnWrite(HasMetadata cached) {
    HasMetadata written = known(cached).get(ObjectKey.of(cached));
    return written != null && resourceVersion(written) == resourceVersion(cached);
  }

  /** Returns the cached objects of an owner, replaced by our own writes if those are newer. */
  List<HasMetadata> overlay(String uid, Collection<HasMetadata> cached) {
    Map<ObjectKey, HasMetadata> written = writes.getIfPresent(uid);
    if (written == null) {
      return ImmutableList.copyOf(cached);
    }
    Map<ObjectKey, HasMetadata> latest = new HashMap<>();
    for (HasMetadata object : cached) {
      ObjectKey key = ObjectKey.of(object);
      HasMetadata own = written.get(key);
      if (own != null && resourceVersion(own) > resourceVersion(object)) {
        latest.put(key, own);
      } else {
        latest.put(key, object);
        written.remove(key);
      }
    }
    written.forEach(latest::putIfAbsent);
    return ImmutableList.copyOf(latest.values());
  }

  /** Records the result of a patch of an object that {@link #latest} is called for. */
  void addPatched(HasMetadata object) {
    patched.put(object.getMetadata().getUid(), object);
  }

  /** Records a deletion of an object that {@link #isTerminating} is called for. */
  void addDeleted(ObjectVersion version) {
    deleted.put(version.uid(), true);
  }

  /** Returns the newer of the cached version and the result of our latest patch. */
  <T extends HasMetadata> T latest(Class<T> type, T cached) {
    HasMetadata own = patched.getIfPresent(cached.getMetadata().getUid());
    return own != null && resourceVersion(own) > resourceVersion(cached) ? type.cast(own) : cached;
  }

  /** Returns whether an object is marked for deletion or was deleted by the operator. */
  boolean isTerminating(HasMetadata cached) {
    return cached.isMarkedForDeletion()
        || deleted.getIfPresent(cached.getMetadata().getUid()) != null;
  }

  private Map<ObjectKey, HasMetadata> known(HasMetadata object) {
    return owner(object)
        .flatMap(uid -> Optional.ofNullable(writes.getIfPresent(uid)))
        .orElseGet(HashMap::new);
  }

  private static Optional<String> owner(HasMetadata object) {
    return Optional.ofNullable(KubernetesResourceUtil.getControllerUid(object))
        .map(OwnerReference::getUid);
  }

  /** Resource versions of a kind are increasing numbers; guaranteed since Kubernetes 1.35. */
  private static long resourceVersion(HasMetadata object) {
    return Long.parseUnsignedLong(object.getMetadata().getResourceVersion());
  }
}
