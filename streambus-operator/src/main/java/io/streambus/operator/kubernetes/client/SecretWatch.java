package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.streambus.operator.kubernetes.client.SecretMetadata.SecretMetadataList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches the resource version of one Secret by name. Reads metadata only. The client retries
 * failed requests with exponential backoff of up to half a minute.
 */
final class SecretWatch implements AutoCloseable {

  private final SharedIndexInformer<SecretMetadata> informer;
  private final WatchedSecret secret;
  private final VersionStore store;

  /** Sends no request before {@link #start}. */
  SecretWatch(KubernetesClient metadataClient, WatchedSecret secret, Listener listener) {
    this.informer =
        metadataClient
            .resources(SecretMetadata.class, SecretMetadataList.class)
            .inNamespace(secret.namespace())
            .withName(secret.name())
            .runnableInformer(0);
    this.secret = secret;
    this.store = new VersionStore(secret, listener);
  }

  void start() {
    informer
        .itemStore(store)
        .addEventHandler(new EmptyListHandler())
        .exceptionHandler(
            (started, cause) -> {
              secret.setFailed(SecretFailure.of(cause));
              return true;
            })
        .start()
        .thenRun(this::onListed);
  }

  @Override
  public void close() {
    informer.stop();
  }

  private void onListed() {
    if (store.size() == 0) {
      secret.set(Optional.empty());
    }
  }

  /** Called by client threads. */
  interface Listener {

    /** Called for each version of the Secret. */
    void onVersion(WatchedSecret secret, String version);
  }

  /** Detects that a new list lacks the Secret, which the item store is not notified of. */
  private final class EmptyListHandler implements ResourceEventHandler<SecretMetadata> {

    @Override
    public void onAdd(SecretMetadata added) {}

    @Override
    public void onUpdate(SecretMetadata before, SecretMetadata now) {}

    @Override
    public void onDelete(SecretMetadata deleted, boolean finalStateUnknown) {}

    @Override
    public void onNothing() {
      secret.set(Optional.empty());
    }
  }

  /** Stores only what identifies a version: an annotation of kubectl apply contains the data. */
  private static final class VersionStore extends BasicItemStore<SecretMetadata> {

    private final WatchedSecret secret;
    private final Listener listener;

    VersionStore(WatchedSecret secret, Listener listener) {
      super(Cache::metaNamespaceKeyFunc);
      this.secret = secret;
      this.listener = listener;
    }

    @Override
    public @Nullable SecretMetadata put(String key, SecretMetadata found) {
      String version = found.getMetadata().getResourceVersion();
      found.setMetadata(
          new ObjectMetaBuilder()
              .withNamespace(found.getMetadata().getNamespace())
              .withName(found.getMetadata().getName())
              .withResourceVersion(version)
              .build());
      SecretMetadata previous = super.put(key, found);
      listener.onVersion(secret, version);
      return previous;
    }

    @Override
    public @Nullable SecretMetadata remove(String key) {
      SecretMetadata previous = super.remove(key);
      secret.set(Optional.empty());
      return previous;
    }
  }
}
