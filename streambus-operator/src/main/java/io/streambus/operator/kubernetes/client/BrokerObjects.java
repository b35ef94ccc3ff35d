package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.ObjectVersion;
import io.streambus.operator.kubernetes.WriteResult;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Objects of one kind that the StatefulSet controller makes: an informer for reads, a client for
 * writes, and what these writes left behind.
 *
 * @param <T> model of the kind
 */
final class BrokerObjects<T extends HasMetadata> {

  private final BrokerCache<T> cache;
  private final PreconditionedWrites<T> writes;
  private final Class<T> type;
  private final RecentVersions<T> newest = new RecentVersions<>();

  BrokerObjects(KubernetesClient client, Class<T> type, BrokerCache<T> cache) {
    this.cache = cache;
    this.writes = new PreconditionedWrites<>(client, type);
    this.type = type;
  }

  /**
   * An object as far as anybody knows.
   *
   * @param terminating whether it goes, by its own word or by ours
   */
  record Known<T>(T object, boolean terminating) {}

  /** The objects of a cluster, in any order. No request. */
  Stream<Known<T>> of(StreamBusCluster cluster) {
    return cache.of(cluster).stream()
        .map(shown -> new Known<>(newest.of(shown), newest.isTerminating(shown)));
  }

  WriteResult delete(ObjectVersion version) {
    WriteResult result = writes.delete(version);
    if (result instanceof WriteResult.Done) {
      newest.deleted(version);
    }
    return result;
  }

  /** As {@link PreconditionedWrites#patch}. */
  WriteResult patch(ObjectVersion version, ObjectMeta metadata, Map<String, ?> spec) {
    WriteResult result = writes.patch(version, metadata, spec);
    if (result instanceof WriteResult.Done done) {
      newest.patched(type.cast(done.live()));
    }
    return result;
  }
}
