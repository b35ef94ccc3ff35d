package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.ObjectVersion;
import io.streambus.operator.kubernetes.WriteResult;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads and writes objects of one kind that the StatefulSet controller creates: reads come from an
 * informer, combined with recent writes, which go through a client.
 *
 * @param <T> model class of the kind
 */
final class BrokerObjects<T extends HasMetadata> {

  private final ObjectCache<T> cache;
  private final PreconditionedWrites<T> writes;
  private final Class<T> type;
  private final RecentWrites recentWrites;

  BrokerObjects(
      PreconditionedWrites<T> writes,
      Class<T> type,
      ObjectCache<T> cache,
      RecentWrites recentWrites) {
    this.cache = cache;
    this.writes = writes;
    this.type = type;
    this.recentWrites = recentWrites;
  }

  /**
   * The latest known version of an object.
   *
   * @param terminating whether the object is marked for deletion or was deleted by the operator
   */
  record CachedObject<T>(T object, boolean terminating) {}

  /** Returns the objects of a cluster, in any order. Sends no request. */
  Stream<CachedObject<T>> list(StreamBusCluster cluster) {
    return cache.objectsOf(cluster).stream()
        .map(
            cached ->
                new CachedObject<>(
                    recentWrites.latest(type, cached), recentWrites.isTerminating(cached)));
  }

  WriteResult delete(ObjectVersion version) {
    return deleted(version, writes.delete(version));
  }

  /** Evicts an object as {@link PreconditionedWrites#evict} does. */
  WriteResult evict(ObjectVersion version) {
    return deleted(version, writes.evict(version));
  }

  WriteResult checkEviction(ObjectVersion version) {
    return writes.checkEviction(version);
  }

  private WriteResult deleted(ObjectVersion version, WriteResult result) {
    if (result instanceof WriteResult.Success) {
      recentWrites.addDeleted(version);
    }
    return result;
  }

  /** Patches an object as {@link PreconditionedWrites#patch} does. */
  WriteResult patch(ObjectVersion version, ObjectMeta metadata, Map<String, ?> spec) {
    WriteResult result = writes.patch(version, metadata, spec);
    if (result instanceof WriteResult.Success done) {
      recentWrites.addPatched(done.live());
    }
    return result;
  }
}
