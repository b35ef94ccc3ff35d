package io.streambus.operator.client;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.port.ObjectKey;
import io.streambus.operator.port.Wake;
import io.streambus.operator.secrets.NamedSecrets;
import io.streambus.operator.secrets.SecretState;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Watches the Secrets that clusters name, each by its name and as long as some cluster names it. No
 * other Secret is asked for, and of these only facts are kept.
 */
public final class SecretWatches implements AutoCloseable {

  private final KubernetesClient client;
  private final Wake wake;

  /** The Secrets that matter to each cluster. Read without the lock by threads of the client. */
  private final Map<ObjectKey, ImmutableSet<ObjectKey>> named = new ConcurrentHashMap<>();

  private final Map<ObjectKey, SecretWatch> watches = new HashMap<>();

  /** Asks for nothing before a cluster names a Secret. */
  public SecretWatches(KubernetesClient client, Wake wake) {
    this.client = client;
    this.wake = wake;
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
    if (!keys.equals(named.put(ObjectKey.of(cluster), keys))) {
      keys.forEach(this::open);
      closeUnnamed();
    }
    return new NamedSecrets(
        keys.stream().collect(ImmutableMap.toImmutableMap(ObjectKey::name, this::state)));
  }

  /** The cluster names no Secret any more. */
  public synchronized void forget(StreamBusCluster cluster) {
    if (named.remove(ObjectKey.of(cluster)) != null) {
      closeUnnamed();
    }
  }

  /** Ends all watches. */
  @Override
  public synchronized void close() {
    named.clear();
    closeUnnamed();
  }

  private SecretState state(ObjectKey key) {
    SecretWatch watch = watches.get(key);
    return watch == null ? new SecretState.Unknown() : watch.state();
  }

  private void open(ObjectKey key) {
    if (!watches.containsKey(key)) {
      SecretWatch watch =
          new SecretWatch(client, key.namespace(), key.name(), () -> wakeThoseWhoName(key));
      watches.put(key, watch);
      watch.start();
    }
  }

  private void closeUnnamed() {
    watches
        .entrySet()
        .removeIf(
            watch -> {
              boolean unnamed =
                  named.values().stream().noneMatch(keys -> keys.contains(watch.getKey()));
              if (unnamed) {
                watch.getValue().close();
              }
              return unnamed;
            });
  }

  private void wakeThoseWhoName(ObjectKey secret) {
    named.forEach(
        (cluster, keys) -> {
          if (keys.contains(secret)) {
            wake.wake(cluster.namespace(), cluster.name());
          }
        });
  }

  private static ObjectKey key(String namespace, String name) {
    return new ObjectKey("Secret", namespace, name);
  }
}
