package io.streambus.operator.kubernetes.client;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.operator.certificates.secret.SecretState;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.ReconcileTrigger;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Watches the Secrets that clusters reference, each by name and only while a cluster references it.
 * No other Secret is read, and only extracted information is stored.
 */
public final class SecretWatches implements AutoCloseable {

  private final KubernetesClient client;
  private final ReconcileTrigger reconcileTrigger;

  /** Referenced Secrets by cluster. Read by client threads without the lock. */
  private final Map<ObjectKey, ImmutableSet<ObjectKey>> referenced = new ConcurrentHashMap<>();

  private final Map<ObjectKey, SecretWatch> watches = new HashMap<>();

  /** Sends no request until a cluster references a Secret. */
  public SecretWatches(KubernetesClient client, ReconcileTrigger reconcileTrigger) {
    this.client = client;
    this.reconcileTrigger = reconcileTrigger;
  }

  /** Sets the Secrets that the cluster references and returns their state. */
  public synchronized NamedSecrets secrets(StreamBusCluster cluster, Set<String> names) {
    String namespace = cluster.getMetadata().getNamespace();
    if (names.isEmpty()) {
      removeReferences(cluster);
      return new NamedSecrets(ImmutableMap.of());
    }
    ImmutableSet<ObjectKey> keys =
        names.stream().map(name -> key(namespace, name)).collect(ImmutableSet.toImmutableSet());
    ImmutableSet<ObjectKey> previous = referenced.put(ObjectKey.of(cluster), keys);
    if (!keys.equals(previous)) {
      keys.forEach(this::open);
      closeUnreferenced(previous == null ? ImmutableSet.of() : previous);
    }
    return new NamedSecrets(
        keys.stream().collect(ImmutableMap.toImmutableMap(ObjectKey::name, this::state)));
  }

  /** Removes all references of the cluster. */
  public synchronized void removeReferences(StreamBusCluster cluster) {
    ImmutableSet<ObjectKey> previous = referenced.remove(ObjectKey.of(cluster));
    if (previous != null) {
      closeUnreferenced(previous);
    }
  }

  /** Stops all watches. */
  @Override
  public synchronized void close() {
    referenced.clear();
    closeUnreferenced(ImmutableSet.copyOf(watches.keySet()));
  }

  private SecretState state(ObjectKey key) {
    SecretWatch watch = watches.get(key);
    return watch == null ? new SecretState.Unknown() : watch.state();
  }

  private void open(ObjectKey key) {
    if (!watches.containsKey(key)) {
      SecretWatch watch =
          new SecretWatch(
              client, key.namespace(), key.name(), () -> triggerReferencingClusters(key));
      watches.put(key, watch);
      watch.start();
    }
  }

  /** Checks only the given Secrets: with many clusters, checking all would be slow. */
  private void closeUnreferenced(Set<ObjectKey> secrets) {
    secrets.stream()
        .filter(secret -> referenced.values().stream().noneMatch(keys -> keys.contains(secret)))
        .flatMap(secret -> Stream.ofNullable(watches.remove(secret)))
        .forEach(SecretWatch::close);
  }

  private void triggerReferencingClusters(ObjectKey secret) {
    referenced.forEach(
        (cluster, keys) -> {
          if (keys.contains(secret)) {
            reconcileTrigger.trigger(cluster.namespace(), cluster.name());
          }
        });
  }

  private static ObjectKey key(String namespace, String name) {
    return new ObjectKey("Secret", namespace, name);
  }
}
