package io.streambus.operator.kubernetes.client;

import com.google.common.base.Suppliers;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.ExponentialBackoffIntervalCalculator;
import io.streambus.operator.certificates.secret.SecretInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The ways to read Secrets. They share connections, and a few threads for reads by name: hundreds
 * of Secrets may be due at once. What a Secret contains may take some time to check, so the threads
 * are shared among namespaces.
 */
final class SecretSource implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SecretSource.class);

  private static final int THREADS = 4;
  private static final int THREADS_OF_NAMESPACE = 2;
  private static final long IDLE_SECONDS = 10;
  private static final int FIRST_RETRY_MILLIS = 1_000;

  /** A missing permission is usually missing on purpose. */
  private static final Duration RETRY_AFTER_REJECTION = Duration.ofMinutes(10);

  private final KubernetesClient client;
  private final Function<Secret, SecretInfo> reader;
  private final Duration retryAfterRejection;
  private final Supplier<KubernetesClient> metadataClient;
  private final ScheduledThreadPoolExecutor threads = threads();
  private final NamespaceShares shares = new NamespaceShares(threads, THREADS_OF_NAMESPACE);

  /**
   * Uses no thread until a Secret is due.
   *
   * @param reader extracts the information about a Secret
   */
  SecretSource(KubernetesClient client, Function<Secret, SecretInfo> reader) {
    this(client, reader, RETRY_AFTER_REJECTION);
  }

  SecretSource(
      KubernetesClient client, Function<Secret, SecretInfo> reader, Duration retryAfterRejection) {
    this.client = client;
    this.reader = reader;
    this.retryAfterRejection = retryAfterRejection;
    this.metadataClient = Suppliers.memoize(() -> MetadataClient.of(client));
  }

  /** Returns a watch of the versions of all Secrets in a namespace. */
  SecretVersions versions(String namespace, SecretVersions.Listener listener) {
    return new SecretVersions(metadataClient.get(), namespace, listener);
  }

  /** Repeats a request for which a permission was missing. */
  void afterRejection(Runnable request) {
    var unused = threads.schedule(request, retryAfterRejection.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Returns a watch of a single Secret. */
  SecretWatch watch(WatchedSecret secret) {
    return new SecretWatch(metadataClient.get(), secret, this::read);
  }

  /**
   * Reads a version of a Secret, or a later one, unless it is known or already requested. Reports
   * failures of any kind, and repeats failed reads until the version is not requested any more.
   */
  void read(WatchedSecret secret, String version) {
    if (secret.request(version)) {
      var retries =
          new ExponentialBackoffIntervalCalculator(
              FIRST_RETRY_MILLIS, ExponentialBackoffIntervalCalculator.UNLIMITED_RETRIES);
      shares.execute(secret.namespace(), () -> read(secret, version, retries));
    }
  }

  /** Lists by name, which needs no permission in addition to those of a watch. */
  private void read(
      WatchedSecret secret, String version, ExponentialBackoffIntervalCalculator retries) {
    if (!secret.isRequested(version)) {
      return;
    }
    try {
      secret.setRead(version, find(secret));
    } catch (RuntimeException | Error e) {
      // Nobody else learns of errors: executors drop what their tasks throw.
      Runnable retry =
          () -> shares.execute(secret.namespace(), () -> read(secret, version, retries));
      var unused = threads.schedule(retry, retries.nextReconnectInterval(), TimeUnit.MILLISECONDS);
      report(secret, version, SecretFailure.of(e));
    }
  }

  /** Does not log the message of the exception, which may contain part of the Secret. */
  private static void report(WatchedSecret secret, String version, SecretFailure failure) {
    log.atLevel(failure.isProcessing() ? Level.WARN : Level.DEBUG)
        .addKeyValue("secret", secret.namespace() + "/" + secret.name())
        .addKeyValue("error", failure.exception())
        .log("Cannot read Secret");
    secret.setReadFailed(version, failure);
  }

  private Optional<SecretInfo> find(WatchedSecret secret) {
    return new SecretReads(client).find(secret.namespace(), secret.name()).map(reader);
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
