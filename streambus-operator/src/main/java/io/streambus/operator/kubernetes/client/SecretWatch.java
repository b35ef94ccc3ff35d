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
 * Watches one Secret by its name. The client repeats what fails, with a pause that doubles up to
 * half a minute.
 */
final class SecretWatch implements AutoCloseable {

  private final SharedIndexInformer<Secret> informer;
  private final WatchedSecret state;

  /** Asks for nothing before {@link #start}. */
  SecretWatch(KubernetesClient client, String namespace, String name, Runnable changed) {
    this.informer = client.secrets().inNamespace(namespace).withName(name).runnableInformer(0);
    this.state = new WatchedSecret(namespace, name, changed);
  }

  void start() {
    informer
        .itemStore(new SecretInfoStore(this::read))
        .addEventHandler(new EmptyLists())
        .exceptionHandler(
            (started, cause) -> {
              failed(started, cause);
              return true;
            })
        .start()
        .thenRun(state::listed);
  }

  SecretState state() {
    return state.now();
  }

  @Override
  public void close() {
    informer.stop();
  }

  private void read(Optional<SecretInfo> facts) {
    facts.ifPresentOrElse(state::present, state::missing);
  }

  private void failed(boolean started, Throwable cause) {
    Throwable root = cause instanceof CompletionException ? cause.getCause() : cause;
    int code = root instanceof KubernetesClientException answer ? answer.getCode() : 0;
    if (code == HttpURLConnection.HTTP_UNAUTHORIZED || code == HttpURLConnection.HTTP_FORBIDDEN) {
      state.rejected(code);
    } else if (!started) {
      state.unanswered();
    }
  }

  /** After a new list without the Secret, the store has nothing to tell of it. */
  private final class EmptyLists implements ResourceEventHandler<Secret> {

    @Override
    public void onAdd(Secret secret) {}

    @Override
    public void onUpdate(Secret before, Secret now) {}

    @Override
    public void onDelete(Secret secret, boolean finalStateUnknown) {}

    @Override
    public void onNothing() {
      state.missing();
    }
  }
}
