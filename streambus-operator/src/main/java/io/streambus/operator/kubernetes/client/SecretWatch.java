package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.streambus.operator.certificates.secret.SecretInfo;
import io.streambus.operator.certificates.secret.SecretReader;
import io.streambus.operator.kubernetes.client.WatchedSecret.SecretFailure;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Watches one Secret by name. The client retries failed requests with exponential backoff of up to
 * half a minute.
 */
final class SecretWatch implements AutoCloseable {

  private final SharedIndexInformer<Secret> informer;
  private final WatchedSecret secret;

  /** Sends no request before {@link #start}. */
  SecretWatch(KubernetesClient client, WatchedSecret secret) {
    this.informer =
        client
            .secrets()
            .inNamespace(secret.namespace())
            .withName(secret.name())
            .runnableInformer(0);
    this.secret = secret;
  }

  void start() {
    informer
        .itemStore(new SecretInfoStore(secret::set))
        .addEventHandler(new EmptyListHandler())
        .exceptionHandler(
            (started, cause) -> {
              secret.setFailed(SecretFailure.of(cause));
              return true;
            })
        .start()
        .thenRun(secret::onListed);
  }

  @Override
  public void close() {
    informer.stop();
  }

  /** Detects that a new list lacks the Secret, which the item store is not notified of. */
  private final class EmptyListHandler implements ResourceEventHandler<Secret> {

    @Override
    public void onAdd(Secret added) {}

    @Override
    public void onUpdate(Secret before, Secret now) {}

    @Override
    public void onDelete(Secret deleted, boolean finalStateUnknown) {}

    @Override
    public void onNothing() {
      secret.set(Optional.empty());
    }
  }

  /**
   * The item store of an informer for one Secret. It stores only name and version, which the
   * informer needs, and forwards the extracted information. The data of a stored Secret is removed,
   * so that it is not exposed further.
   */
  private static final class SecretInfoStore extends BasicItemStore<Secret> {

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
}
