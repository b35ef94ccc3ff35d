package io.streambus.operator.kubernetes.client;

import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Watches the Secrets of one namespace that clusters reference. A single watch of the metadata of
 * all Secrets in the namespace tells which of them to read again. With the permission to watch only
 * certain Secrets, each one is watched by name instead, until the other permission is granted.
 */
final class NamespaceSecrets implements AutoCloseable, SecretVersions.Listener {

  private final SecretSource source;
  private final String namespace;
  private volatile SecretVersions versions;

  /** Referenced Secrets by name. */
  private final Map<String, WatchedSecret> secrets = new ConcurrentHashMap<>();

  private volatile boolean listed;
  private boolean watchedByName;

  /** Whether the watch of all Secrets is due to start again. */
  private boolean retries;

  private boolean closed;
  private final Map<String, SecretWatch> watches = new HashMap<>();

  private NamespaceSecrets(SecretSource source, String namespace) {
    this.source = source;
    this.namespace = namespace;
    this.versions = source.versions(namespace, this);
  }

  static NamespaceSecrets watch(SecretSource source, String namespace) {
    var secrets = new NamespaceSecrets(source, namespace);
    secrets.versions.start();
    return secrets;
  }

  /** Adds a Secret unless it was added before. */
  synchronized void add(String name, Runnable changed) {
    if (secrets.containsKey(name)) {
      return;
    }
    WatchedSecret secret = new WatchedSecret(namespace, name, changed);
    secrets.put(name, secret);
    if (watchedByName) {
      watchByName(secret);
    } else if (listed) {
      update(secret, versions.of(name));
    }
  }

  synchronized void remove(String name) {
    Optional.ofNullable(secrets.remove(name)).ifPresent(WatchedSecret::cancelRequest);
    Optional.ofNullable(watches.remove(name)).ifPresent(SecretWatch::close);
  }

  boolean isEmpty() {
    return secrets.isEmpty();
  }

  SecretState state(String name) {
    WatchedSecret secret = secrets.get(name);
    return secret == null ? new SecretState.Unknown() : secret.state();
  }

  @Override
  public synchronized void close() {
    closed = true;
    versions.close();
    secrets.values().forEach(WatchedSecret::cancelRequest);
    watches.values().forEach(SecretWatch::close);
  }

  @Override
  public void onVersion(String name, Optional<String> version) {
    Optional.ofNullable(secrets.get(name)).ifPresent(secret -> update(secret, version));
  }

  /** A Secret that is added meanwhile is updated twice rather than never. */
  @Override
  public void onListed() {
    listed = true;
    endWatchesByName();
    secrets.forEach((name, secret) -> update(secret, versions.of(name)));
  }

  @Override
  public void onFailure(SecretFailure failure) {
    if (!watchByName(failure)) {
      secrets.values().forEach(secret -> secret.setFailed(failure));
    }
  }

  private void update(WatchedSecret secret, Optional<String> version) {
    version.ifPresentOrElse(
        found -> source.read(secret, found), () -> secret.set(Optional.empty()));
  }

  /** Returns false if the failed watch of all Secrets continues. */
  private synchronized boolean watchByName(SecretFailure failure) {
    if (closed) {
      return true;
    }
    if (!watchedByName && !failure.isRejection()) {
      return false;
    }
    versions.close();
    if (!retries) {
      retries = true;
      source.afterRejection(this::watchAll);
    }
    if (!watchedByName) {
      watchedByName = true;
      listed = false;
      secrets.values().forEach(this::watchByName);
    }
    return true;
  }

  /** No event reports that a permission was granted. */
  private synchronized void watchAll() {
    retries = false;
    if (!closed) {
      versions = source.versions(namespace, this);
      versions.start();
    }
  }

  private synchronized void endWatchesByName() {
    watchedByName = false;
    watches.values().forEach(SecretWatch::close);
    watches.clear();
  }

  private void watchByName(WatchedSecret secret) {
    SecretWatch watch = source.watch(secret);
    watches.put(secret.name(), watch);
    watch.start();
  }
}
