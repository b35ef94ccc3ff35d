package io.streambus.operator.kubernetes.client;

import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import io.streambus.operator.certificates.secret.SecretInfo;
import java.util.Optional;

/** The state of a watched Secret. Notifies of each change on the thread that reports it. */
final class WatchedSecret {

  /** Tolerates restarts of the API server, which must not appear in the status. */
  private static final int FAILURE_THRESHOLD = 3;

  private final String namespace;
  private final String name;
  private final Runnable changed;
  private SecretState state = new SecretState.Unknown();
  private Optional<String> requested = Optional.empty();
  private int failures;

  WatchedSecret(String namespace, String name, Runnable changed) {
    this.namespace = namespace;
    this.name = name;
    this.changed = changed;
  }

  String namespace() {
    return namespace;
  }

  String name() {
    return name;
  }

  synchronized SecretState state() {
    return state;
  }

  /** Requests to read a version. Returns false if it is known or already requested. */
  synchronized boolean request(String version) {
    if (requested.filter(version::equals).isPresent() || isKnown(version)) {
      return false;
    }
    requested = Optional.of(version);
    failures = 0;
    return true;
  }

  private boolean isKnown(String version) {
    return state instanceof SecretState.Present present
        && present.info().resourceVersion().equals(version);
  }

  /** Returns whether this is the version that was requested last and is not known yet. */
  synchronized boolean isRequested(String version) {
    return requested.filter(version::equals).isPresent();
  }

  /** Withdraws the request, whose result is ignored when it arrives. */
  synchronized void cancelRequest() {
    requested = Optional.empty();
  }

  /** Sets what was read for a request, unless it has been replaced by another or withdrawn. */
  void setRead(String version, Optional<SecretInfo> info) {
    boolean replaced;
    synchronized (this) {
      replaced = isRequested(version) && replaceState(state(info));
    }
    if (replaced) {
      changed.run();
    }
  }

  /** Sets what a watch has read; an empty value means that the Secret does not exist. */
  void set(Optional<SecretInfo> info) {
    setState(state(info));
  }

  private static SecretState state(Optional<SecretInfo> info) {
    return info.<SecretState>map(SecretState.Present::new).orElseGet(SecretState.Missing::new);
  }

  /** Called after a failed watch. What was read before remains valid if nothing is missing. */
  void setFailed(SecretFailure failure) {
    boolean isReported;
    synchronized (this) {
      isReported = failure.isRejection() || (isRepeated() && !isRead());
    }
    if (isReported) {
      setState(new SecretState.Unavailable(failure.message(this)));
    }
  }

  /**
   * Called after a failed read of a requested version. What was read before is out of date. Ignored
   * if the request has been replaced or withdrawn.
   */
  void setReadFailed(String version, SecretFailure failure) {
    boolean replaced;
    synchronized (this) {
      replaced =
          isRequested(version)
              && (failure.isRejection() || failure.isProcessing() || isRepeated())
              && replaceState(new SecretState.Unavailable(failure.message(this)));
    }
    if (replaced) {
      changed.run();
    }
  }

  private boolean isRepeated() {
    failures++;
    return failures >= FAILURE_THRESHOLD;
  }

  private boolean isRead() {
    return state instanceof SecretState.Present || state instanceof SecretState.Missing;
  }

  private void setState(SecretState next) {
    boolean replaced;
    synchronized (this) {
      replaced = replaceState(next);
    }
    if (replaced) {
      changed.run();
    }
  }

  /** Returns whether the state has changed. What was requested before is out of date. */
  private boolean replaceState(SecretState next) {
    boolean replaced = !state.equals(next);
    state = next;
    if (isRead()) {
      failures = 0;
      requested = Optional.empty();
    }
    return replaced;
  }
}
