package io.streambus.operator;

import com.google.common.base.Stopwatch;
import io.streambus.operator.kubernetes.ObjectKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Reconciliations of different clusters at the same time, but never two of the same. */
final class ExclusiveRuns {

  /** Whether a cluster was asked for again while it runs. */
  private final Map<ObjectKey, Boolean> running = new HashMap<>();

  private boolean closed;

  /** What a reconciliation that was asked for may do. */
  enum Permission {
    /** It runs, and must {@link #end}. */
    RUN,
    /** Another one of the same cluster runs, after which it is repeated. */
    REPEATED_LATER,
    /** None runs any more. */
    CLOSED
  }

  synchronized Permission begin(ObjectKey cluster) {
    if (closed) {
      return Permission.CLOSED;
    }
    if (running.containsKey(cluster)) {
      running.put(cluster, true);
      return Permission.REPEATED_LATER;
    }
    running.put(cluster, false);
    return Permission.RUN;
  }

  /** Returns whether the cluster is to be reconciled again. */
  synchronized boolean end(ObjectKey cluster) {
    boolean repeated = Boolean.TRUE.equals(running.remove(cluster));
    notifyAll();
    return repeated && !closed;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /**
   * Permits no further run, and waits for those that run.
   *
   * @return whether all have ended within the time
   */
  synchronized boolean close(Duration time) throws InterruptedException {
    closed = true;
    Stopwatch waiting = Stopwatch.createStarted();
    while (!running.isEmpty()) {
      long rest = time.minus(waiting.elapsed()).toMillis();
      if (rest <= 0) {
        return false;
      }
      wait(rest);
    }
    return true;
  }
}
