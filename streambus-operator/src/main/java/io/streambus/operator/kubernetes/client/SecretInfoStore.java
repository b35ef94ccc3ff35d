package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import io.streambus.operator.certificates.secret.SecretInfo;
import io.streambus.operator.certificates.secret.SecretReader;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The store of an informer over one Secret. It keeps the name and the version, which is what the
 * informer needs, and passes the facts on. A Secret that was put here has lost its data, so that
 * nobody after it sees them.
 */
final class SecretInfoStore implements ItemStore<Secret> {

  private final Map<String, Secret> items = new ConcurrentHashMap<>();
  private final Consumer<Optional<SecretInfo>> listener;

  /** The listener is told of each version, and of the end of the Secret by an empty value. */
  SecretInfoStore(Consumer<Optional<SecretInfo>> listener) {
    this.listener = listener;
  }

  @Override
  public String getKey(Secret secret) {
    return Cache.metaNamespaceKeyFunc(secret);
  }

  @Override
  public @Nullable Secret put(String key, Secret secret) {
    SecretInfo facts = SecretReader.read(secret);
    strip(secret);
    Secret former = items.put(key, secret);
    listener.accept(Optional.of(facts));
    return former;
  }

  @Override
  public @Nullable Secret remove(String key) {
    Secret former = items.remove(key);
    listener.accept(Optional.empty());
    return former;
  }

  /** An annotation may hold the data once more: that of kubectl apply does. */
  private static void strip(Secret secret) {
    secret.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(secret.getMetadata().getNamespace())
            .withName(secret.getMetadata().getName())
            .withUid(secret.getMetadata().getUid())
            .withResourceVersion(secret.getMetadata().getResourceVersion())
            .build());
    secret.setData(null);
    secret.setStringData(null);
    secret.setAdditionalProperties(Map.of());
  }

  @Override
  public Stream<String> keySet() {
    return items.keySet().stream();
  }

  @Override
  public Stream<Secret> values() {
    return items.values().stream();
  }

  @Override
  public int size() {
    return items.size();
  }

  @Override
  public @Nullable Secret get(String key) {
    return items.get(key);
  }
}
