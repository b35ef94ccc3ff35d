package io.streambus.operator.kubernetes.client;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import io.streambus.operator.certificates.secret.SecretReader;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.ReconcileTrigger;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Watches the Secrets that clusters reference, as long as a cluster references them. Only their
 * data is read, and only extracted information is stored.
 */
public final class SecretWatches implements AutoCloseable {

  private final ReconcileTrigger reconcileTrigger;
  private final SecretSource source;

  /** Referenced Secrets by cluster. Read by client threads without the lock. */
  private final Map<ObjectKey, ImmutableSet<ObjectKey>> referenced = new ConcurrentHashMap<>();

  private final Map<String, NamespaceSecrets> namespaces = new HashMap<>();

  /** Sends no request until a cluster references a Secret. */
  public SecretWatches(KubernetesClient client, ReconcileTrigger reconcileTrigger) {
    this(new SecretSource(client, SecretReader::read), reconcileTrigger);
  }

  SecretWatches(SecretSource source, ReconcileTrigger reconcileTrigger) {
    this.reconcileTrigger = reconcileTrigger;
    this.source = source;
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
      keys.forEach(this::watch);
      removeUnreferenced(previous == null ? ImmutableSet.of() : previous);
    }
    return new NamedSecrets(
        keys.stream().collect(ImmutableMap.toImmutableMap(ObjectKey::name, this::state)));
  }

  /** Removes all references of the cluster. */
  public synchronized void removeReferences(StreamBusCluster cluster) {
    ImmutableSet<ObjectKey> previous = referenced.remove(ObjectKey.of(cluster));
    if (previous != null) {
      removeUnreferenced(previous);
    }
  }

  /** Stops all watches. */
  @Override
  public synchronized void close() {
    referenced.clear();
    namespaces.values().forEach(NamespaceSecrets::close);
    namespaces.clear();
    source.close();
  }

  private SecretState state(ObjectKey key) {
    NamespaceSecrets secrets = namespaces.get(key.namespace());
    return secrets == null ? new SecretState.Unknown() : secrets.state(key.name());
  }

  private void watch(ObjectKey key) {
    namespaces
        .computeIfAbsent(key.namespace(), name -> NamespaceSecrets.watch(source, name))
        .add(key.name(), () -> triggerReferencingClusters(key));
  }

  /** Checks only the given Secrets: with many clusters, checking all would be slow. */
  private void removeUnreferenced(Set<ObjectKey> secrets) {
    secrets.stream()
        .filter(secret -> referenced.values().stream().noneMatch(keys -> keys.contains(secret)))
        .forEach(this::remove);
  }

  private void remove(ObjectKey key) {
    NamespaceSecrets secrets = namespaces.get(key.namespace());
    if (secrets != null) {
      secrets.remove(key.name());
      if (secrets.isEmpty()) {
        namespaces.remove(key.namespace());
        secrets.close();
      }
    }
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
