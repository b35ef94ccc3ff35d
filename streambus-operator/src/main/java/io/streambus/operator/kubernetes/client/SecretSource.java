package io.streambus.operator.kubernetes.client;

import com.google.common.base.Suppliers;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.ExponentialBackoffIntervalCalculator;
import io.streambus.operator.certificates.secret.SecretReader;
import io.streambus.operator.kubernetes.client.WatchedSecret.SecretFailure;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The ways to read Secrets. They share connections, and a few threads for reads by name: hundreds
 * of Secrets may be due at once.
 */
final class SecretSource implements AutoCloseable {

  private static final int THREADS = 4;
  private static final long IDLE_SECONDS = 10;
  private static final int FIRST_RETRY_MILLIS = 1_000;

  private final KubernetesClient client;
  private final Supplier<KubernetesClient> metadataClient;
  private final ScheduledThreadPoolExecutor threads = threads();

  /** Uses no thread until a Secret is due. */
  SecretSource(KubernetesClient client) {
    this.client = client;
    this.metadataClient = Suppliers.memoize(() -> MetadataClient.of(client));
  }

  /** Returns a watch of the versions of all Secrets in a namespace. */
  SecretVersions versions(String namespace, SecretVersions.Listener listener) {
    return new SecretVersions(metadataClient.get(), namespace, listener);
  }

  /** Returns a watch of a single Secret. */
  SecretWatch watch(WatchedSecret secret) {
    return new SecretWatch(client, secret);
  }

  /**
   * Reads a version of a Secret, or a later one, unless it is known or already requested. Repeats
   * failed reads until the version is not requested any more.
   */
  void read(WatchedSecret secret, String version) {
    if (secret.request(version)) {
      var retries =
          new ExponentialBackoffIntervalCalculator(
              FIRST_RETRY_MILLIS, ExponentialBackoffIntervalCalculator.UNLIMITED_RETRIES);
      threads.execute(() -> read(secret, version, retries));
    }
  }

  /** Lists by name, which needs no permission in addition to those of a watch. */
  private void read(
      WatchedSecret secret, String version, ExponentialBackoffIntervalCalculator retries) {
    if (!secret.isRequested(version)) {
      return;
    }
    try {
      List<Secret> found =
          client
              .secrets()
              .inNamespace(secret.namespace())
              .withField("metadata.name", secret.name())
              .list()
              .getItems();
      secret.setRead(version, found.stream().map(SecretReader::read).findFirst());
    } catch (KubernetesClientException e) {
      secret.setFailed(SecretFailure.of(e));
      Runnable retry = () -> read(secret, version, retries);
      var unused = threads.schedule(retry, retries.nextReconnectInterval(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static ScheduledThreadPoolExecutor threads() {
    var threads =
        new ScheduledThreadPoolExecutor(
            THREADS,
            new ThreadFactoryBuilder().setNameFormat("secret-reads-%d").setDaemon(true).build(),
            new ThreadPoolExecutor.DiscardPolicy());
    threads.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
