package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Optional;

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
}
