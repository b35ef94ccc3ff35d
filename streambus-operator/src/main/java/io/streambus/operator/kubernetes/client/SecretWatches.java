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
 * Watches the Secrets that clusters name, each by its name and as long as some cluster names it. No
 * other Secret is asked for, and of these only facts are kept.
 */
public final class SecretWatches implements AutoCloseable {

  private final KubernetesClient client;
  private final ReconcileTrigger reconcileTrigger;

  /** The Secrets that matter to each cluster. Read without the lock by threads of the client. */
  private final Map<ObjectKey, ImmutableSet<ObjectKey>> named = new ConcurrentHashMap<>();

  private final Map<ObjectKey, SecretWatch> watches = new HashMap<>();

  /** Asks for nothing before a cluster names a Secret. */
  public SecretWatches(KubernetesClient client, ReconcileTrigger reconcileTrigger) {
    this.client = client;
    this.reconcileTrigger = reconcileTrigger;
  }

  /** What is known of the Secrets that the cluster names from now on. */
  public synchronized NamedSecrets secrets(StreamBusCluster cluster, Set<String> names) {
    String namespace = cluster.getMetadata().getNamespace();
    if (names.isEmpty()) {
      forget(cluster);
      return new NamedSecrets(ImmutableMap.of());
    }
    ImmutableSet<ObjectKey> keys =
        names.stream().map(name -> key(namespace, name)).collect(ImmutableSet.toImmutableSet());
    ImmutableSet<ObjectKey> former = named.put(ObjectKey.of(cluster), keys);
    if (!keys.equals(former)) {
      keys.forEach(this::open);
      closeUnnamed(former == null ? ImmutableSet.of() : former);
    }
    return new NamedSecrets(
        keys.stream().collect(ImmutableMap.toImmutableMap(ObjectKey::name, this::state)));
  }

  /** The cluster names no Secret any more. */
  public synchronized void forget(StreamBusCluster cluster) {
    ImmutableSet<ObjectKey> former = named.remove(ObjectKey.of(cluster));
    if (former != null) {
      closeUnnamed(former);
    }
  }

  /** Ends all watches. */
  @Override
  public synchronized void close() {
    named.clear();
    closeUnnamed(ImmutableSet.copyOf(watches.keySet()));
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

  /** Looks at some Secrets only: all of them would be many where there are many clusters. */
  private void closeUnnamed(Set<ObjectKey> secrets) {
    secrets.stream()
        .filter(secret -> named.values().stream().noneMatch(keys -> keys.contains(secret)))
        .flatMap(secret -> Stream.ofNullable(watches.remove(secret)))
        .forEach(SecretWatch::close);
  }

  private void triggerReferencingClusters(ObjectKey secret) {
    named.forEach(
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
