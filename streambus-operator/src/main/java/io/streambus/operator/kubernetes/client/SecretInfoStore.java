package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.streambus.operator.certificates.secret.SecretInfo;
import io.streambus.operator.certificates.secret.SecretReader;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The item store of an informer for one Secret. It stores only name and version, which the informer
 * needs, and forwards the extracted information. The data of a stored Secret is removed, so that it
 * is not exposed further.
 */
final class SecretInfoStore extends BasicItemStore<Secret> {

  private final Consumer<Optional<SecretInfo>> listener;

  /** The listener receives the information of each version; an empty value means deleted. */
  SecretInfoStore(Consumer<Optional<SecretInfo>> listener) {
    super(Cache::metaNamespaceKeyFunc);
    this.listener = listener;
  }

  @Override
  public @Nullable Secret put(String key, Secret secret) {
    SecretInfo info = SecretReader.read(secret);
    strip(secret);
    Secret previous = super.put(key, secret);
    listener.accept(Optional.of(info));
    return previous;
  }

  @Override
  public @Nullable Secret remove(String key) {
    Secret previous = super.remove(key);
    listener.accept(Optional.empty());
    return previous;
  }

  /** Also drops annotations: that of kubectl apply contains the data, too. */
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
}
