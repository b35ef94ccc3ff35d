package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.streambus.operator.kubernetes.client.SecretMetadata.SecretMetadataList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches the resource versions of all Secrets in a namespace, with a single watch. Reads metadata
 * only. The client retries failed requests with exponential backoff of up to half a minute.
 */
final class SecretVersions implements AutoCloseable {

  /**
   * Number of Secrets in one response. The server sends all annotations, and that of kubectl apply
   * contains the data of the Secret, too: up to 256 kilobytes for each.
   */
  private static final long PAGE_SIZE = 50;

  /** Called by client threads. */
  interface Listener {

    /** Called for each version; an empty value means deleted. */
    void onVersion(String name, Optional<String> version);

    /** Called once all versions are known. */
    void onListed();

    /** Called after a failed request. */
    void onFailure(SecretFailure failure);
  }

  private final SharedIndexInformer<SecretMetadata> informer;
  private final VersionStore versions;
  private final String namespace;
  private final Listener listener;

  /** Sends no request before {@link #start}. */
  SecretVersions(KubernetesClient metadataClient, String namespace, Listener listener) {
    this.namespace = namespace;
    this.listener = listener;
    this.versions = new VersionStore(listener);
    this.informer =
        metadataClient
            .resources(SecretMetadata.class, SecretMetadataList.class)
            .inNamespace(namespace)
            .withLimit(PAGE_SIZE)
            .runnableInformer(0);
  }

  void start() {
    informer
        .itemStore(versions)
        .exceptionHandler(
            (started, cause) -> {
              listener.onFailure(SecretFailure.of(cause));
              return true;
            })
        .start()
        .thenRun(listener::onListed);
  }

  /** Returns the latest known version; empty if the Secret is not known to exist. */
  Optional<String> of(String name) {
    return Optional.ofNullable(versions.get(Cache.namespaceKeyFunc(namespace, name)))
        .map(secret -> secret.getMetadata().getResourceVersion());
  }

  @Override
  public void close() {
    informer.stop();
  }

  /** Stores only what identifies a version. */
  private static final class VersionStore extends BasicItemStore<SecretMetadata> {

    private final Listener listener;

    VersionStore(Listener listener) {
      super(Cache::metaNamespaceKeyFunc);
      this.listener = listener;
    }

    @Override
    public @Nullable SecretMetadata put(String key, SecretMetadata secret) {
      String version = secret.getMetadata().getResourceVersion();
      // spotless:off
      secret.setMetadata(
          new ObjectMetaBuilder()
              .withNamespace(secret.getMetadata().getNamespace())
              .withName(secret.getMetadata().getName())
              .withResourceVersion(version)
              .build());
      // spotless:on
      SecretMetadata previous = super.put(key, secret);
      listener.onVersion(secret.getMetadata().getName(), Optional.of(version));
      return previous;
    }

    @Override
    public @Nullable SecretMetadata remove(String key) {
      SecretMetadata previous = super.remove(key);
      if (previous != null) {
        listener.onVersion(previous.getMetadata().getName(), Optional.empty());
      }
      return previous;
    }
  }
}
