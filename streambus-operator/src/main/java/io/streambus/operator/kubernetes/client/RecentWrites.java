package io.streambus.operator.kubernetes.client;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.resources.DesiredResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the operator wrote and its informers may not have seen yet. Without it, a pass right after a
 * write would not see that write and repeat it. An entry lives until the informer shows the object,
 * and a minute at most: an informer that is further behind is broken, and then the server knows
 * better.
 */
public final class RecentWrites {

  /** By uid of the owner. */
  private final Cache<String, Map<ObjectKey, HasMetadata>> writes =
      CacheBuilder.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

  /** Fingerprints of objects that are being created: their watch event may outrun the answer. */
  private final Cache<ObjectKey, String> announced =
      CacheBuilder.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

  /** Tells that an object is about to be created. */
  void announce(HasMetadata object) {
    DesiredResource.fingerprintOf(object)
        .ifPresent(print -> announced.put(ObjectKey.of(object), print));
  }

  /** Whether an informer shows an object for the first time just as we are creating it. */
  public boolean isOwnCreation(HasMetadata seen) {
    Optional<String> print = Optional.ofNullable(announced.getIfPresent(ObjectKey.of(seen)));
    return isEcho(seen) || (print.isPresent() && print.equals(DesiredResource.fingerprintOf(seen)));
  }

  /** Keeps the answer to a write. */
  void remember(HasMetadata written) {
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

  /** The object is gone, so an earlier write of it says nothing any more. */
  public void forget(HasMetadata deleted) {
    known(deleted).remove(ObjectKey.of(deleted));
  }

  /** No informer shows objects of the kind any more, so nobody would tell of a deletion. */
  public void forgetAll(String kind) {
    writes
        .asMap()
        .values()
        .forEach(known -> known.keySet().removeIf(key -> key.kind().equals(kind)));
  }

  /** Whether an informer shows the result of a write of ours, which is no news. */
  public boolean isEcho(HasMetadata seen) {
    HasMetadata written = known(seen).get(ObjectKey.of(seen));
    return written != null && version(written) == version(seen);
  }

  /** The cached objects of an owner, with own writes over them where those are newer. */
  List<HasMetadata> over(String uid, List<HasMetadata> cached) {
    Map<ObjectKey, HasMetadata> written = writes.getIfPresent(uid);
    if (written == null) {
      return cached;
    }
    Map<ObjectKey, HasMetadata> newest = new HashMap<>();
    for (HasMetadata object : cached) {
      ObjectKey key = ObjectKey.of(object);
      HasMetadata own = written.get(key);
      if (own != null && version(own) > version(object)) {
        newest.put(key, own);
      } else {
        newest.put(key, object);
        written.remove(key);
      }
    }
    written.forEach(newest::putIfAbsent);
    return new ArrayList<>(newest.values());
  }

  private Map<ObjectKey, HasMetadata> known(HasMetadata object) {
    return owner(object)
        .flatMap(uid -> Optional.ofNullable(writes.getIfPresent(uid)))
        .orElseGet(HashMap::new);
  }

  private static Optional<String> owner(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
        .map(OwnerReference::getUid)
        .findFirst();
  }

  /** Resource versions of one kind are numbers that grow, since Kubernetes 1.35 by contract. */
  static long version(HasMetadata object) {
    return Long.parseUnsignedLong(object.getMetadata().getResourceVersion());
  }
}
