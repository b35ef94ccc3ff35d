package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.streambus.operator.certificates.secret.SecretInfo;
import io.streambus.operator.certificates.secret.SecretState;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Watches one Secret by name. The client retries failed requests with exponential backoff of up to
 * half a minute.
 */
final class SecretWatch implements AutoCloseable {

  private final SharedIndexInformer<Secret> informer;
  private final WatchedSecret state;

  /** Sends no request before {@link #start}. */
  SecretWatch(KubernetesClient client, String namespace, String name, Runnable changed) {
    this.informer = client.secrets().inNamespace(namespace).withName(name).runnableInformer(0);
    this.state = new WatchedSecret(namespace, name, changed);
  }

  void start() {
    informer
        .itemStore(new SecretInfoStore(this::read))
        .addEventHandler(new EmptyListHandler())
        .exceptionHandler(
            (started, cause) -> {
              failed(started, cause);
              return true;
            })
        .start()
        .thenRun(state::onListed);
  }

  SecretState state() {
    return state.state();
  }

  @Override
  public void close() {
    informer.stop();
  }

  private void read(Optional<SecretInfo> info) {
    info.ifPresentOrElse(state::setPresent, state::setMissing);
  }

  private void failed(boolean started, Throwable cause) {
    Throwable root = cause instanceof CompletionException ? cause.getCause() : cause;
    int code = root instanceof KubernetesClientException exception ? exception.getCode() : 0;
    if (code == HttpURLConnection.HTTP_UNAUTHORIZED || code == HttpURLConnection.HTTP_FORBIDDEN) {
      state.setRejected(code);
    } else if (!started) {
      state.setUnresponsive();
    }
  }

  /** Detects that a new list lacks the Secret, which the item store is not notified of. */
  private final class EmptyListHandler implements ResourceEventHandler<Secret> {

    @Override
    public void onAdd(Secret secret) {}

    @Override
    public void onUpdate(Secret before, Secret now) {}

    @Override
    public void onDelete(Secret secret, boolean finalStateUnknown) {}

    @Override
    public void onNothing() {
      state.setMissing();
    }
  }
}
