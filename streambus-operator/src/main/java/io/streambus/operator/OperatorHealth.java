package io.streambus.operator;

import io.streambus.operator.reconcile.RunningReconciles;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether the operator must be restarted. It must only be restarted if that can help: while
 * the API server is unreachable, it is healthy.
 */
final class OperatorHealth {

  private static final Logger log = LoggerFactory.getLogger(OperatorHealth.class);

  /**
   * More than a reconciliation takes whose every request is answered just before its timeout of 20
   * seconds. It ends at the first request that fails.
   */
  private static final Duration MAX_RECONCILE_TIME = Duration.ofMinutes(10);

  private final Supplier<Optional<String>> informerFailure;
  private final RunningReconciles running;
  private final Supplier<Duration> oldestWaiting;
  private Optional<String> lastFailure = Optional.empty();

  /**
   * Creates the health of one operator.
   *
   * @param informerFailure why the informers must be restarted, if so
   * @param oldestWaiting how long the oldest reconciliation that has not started has waited
   */
  OperatorHealth(
      Supplier<Optional<String>> informerFailure,
      RunningReconciles running,
      Supplier<Duration> oldestWaiting) {
    this.informerFailure = informerFailure;
    this.running = running;
    this.oldestWaiting = oldestWaiting;
  }

  /**
   * Creates the health of an operator whose queue, which would tell more, belongs to the caller.
   */
  static OperatorHealth withoutQueue(
      Supplier<Optional<String>> informerFailure, RunningReconciles running) {
    return new OperatorHealth(informerFailure, running, () -> Duration.ZERO);
  }

  /** Returns whether no restart is necessary; logs why one becomes necessary. */
  synchronized boolean isHealthy() {
    Optional<String> failure = informerFailure.get().or(this::reconcileFailure);
    if (failure.isPresent() && lastFailure.isEmpty()) {
      log.atError()
          .addKeyValue("reason", failure.get())
          .log("Operator is unhealthy until it is restarted");
    }
    lastFailure = failure;
    return failure.isEmpty();
  }

  /**
   * A queue may be long without being stuck: at the start, every cluster waits. It is stuck if no
   * reconciliation starts.
   */
  private Optional<String> reconcileFailure() {
    if (exceedsLimit(running.longest())) {
      return Optional.of("a reconciliation does not end");
    }
    return exceedsLimit(oldestWaiting.get()) && exceedsLimit(running.sinceLastStart())
        ? Optional.of("waiting reconciliations do not start")
        : Optional.empty();
  }

  private static boolean exceedsLimit(Duration time) {
    return time.compareTo(MAX_RECONCILE_TIME) > 0;
  }
}
