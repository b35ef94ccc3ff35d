package io.streambus.operator.kubernetes.client;

import io.streambus.operator.certificates.secret.SecretInfo;
import io.streambus.operator.certificates.secret.SecretState;

/** What a watch has told of one Secret. Tells of each change, on the thread that brought it. */
final class WatchedSecret {

  /** A server that restarts is no news for a status. */
  private static final int FAILURES_THAT_TELL = 3;

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

  synchronized SecretState now() {
    return state;
  }

  void present(SecretInfo facts) {
    become(new SecretState.Present(facts));
  }

  void missing() {
    become(new SecretState.Missing());
  }

  /** A complete list that did not bring the Secret. */
  void listed() {
    synchronized (this) {
      if (state instanceof SecretState.Present) {
        return;
      }
      state = new SecretState.Missing();
    }
    changed.run();
  }

  void rejected(int code) {
    become(
        new SecretState.Unreadable(
            ("the API server answers %d; give the operator the verbs get, list and watch on"
                    + " secrets in namespace %s, or on the one called %s")
                .formatted(code, namespace, name)));
  }

  void unanswered() {
    synchronized (this) {
      failures++;
      if (failures < FAILURES_THAT_TELL) {
        return;
      }
    }
    become(new SecretState.Unreadable("the API server does not answer"));
  }

  private void become(SecretState next) {
    synchronized (this) {
      if (state.equals(next)) {
        return;
      }
      state = next;
    }
    changed.run();
  }
}
