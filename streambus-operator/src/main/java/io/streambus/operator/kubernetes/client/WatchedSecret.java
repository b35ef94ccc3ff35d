package io.streambus.operator.kubernetes.client;

import io.streambus.operator.certificates.secret.SecretInfo;
import io.streambus.operator.certificates.secret.SecretState;

/** The state of a watched Secret. Notifies of each change on the thread that reports it. */
final class WatchedSecret {

  /** Tolerates restarts of the API server, which must not appear in the status. */
  private static final int FAILURE_THRESHOLD = 3;

  private final String namespace;
  private final String name;
  private final Runnable changed;
  private SecretState state = new SecretState.Unknown();
  private int failures;

  WatchedSecret(String namespace, String name, Runnable changed) {
    this.namespace = namespace;
    this.name = name;
    this.changed = changed;
  }

  synchronized SecretState state() {
    return state;
  }

  void setPresent(SecretInfo info) {
    setState(new SecretState.Present(info));
  }

  void setMissing() {
    setState(new SecretState.Missing());
  }

  /** Called after a complete list; the Secret is missing unless it was in the list. */
  void onListed() {
    synchronized (this) {
      if (state instanceof SecretState.Present) {
        return;
      }
      state = new SecretState.Missing();
    }
    changed.run();
  }

  void setRejected(int code) {
    setState(
        new SecretState.Unavailable(
            ("the API server responded with HTTP %d; grant the operator the verbs list and"
                    + " watch on secrets in namespace %s, or on secret %s")
                .formatted(code, namespace, name)));
  }

  void setUnresponsive() {
    synchronized (this) {
      failures++;
      if (failures < FAILURE_THRESHOLD) {
        return;
      }
    }
    setState(new SecretState.Unavailable("the API server does not respond"));
  }

  private void setState(SecretState next) {
    synchronized (this) {
      if (state.equals(next)) {
        return;
      }
      state = next;
    }
    changed.run();
  }
}
