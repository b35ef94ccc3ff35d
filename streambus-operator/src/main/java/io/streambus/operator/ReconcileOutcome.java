package io.streambus.operator;

import io.streambus.api.stability.PublicApi;
import java.time.Duration;
import java.util.Optional;

/** The outcome of {@link StreamBusController#reconcile}. */
@PublicApi
public sealed interface ReconcileOutcome {

  /**
   * {@return the time after which to reconcile the cluster again, if the queue does not contain it
   * earlier} At most ten minutes. Empty: not before it is added to the queue.
   */
  Optional<Duration> requeueAfter();

  /**
   * There is nothing to do: the cluster does not exist, is being deleted, is reconciled by another
   * thread, after which it is added to the queue again, or the controller is closed.
   */
  record Done() implements ReconcileOutcome {

    @Override
    public Optional<Duration> requeueAfter() {
      return Optional.empty();
    }
  }

  /**
   * The cluster was reconciled. Its status describes the result.
   *
   * @param delay time after which to reconcile it again, at most ten minutes: something may change
   *     then without an event
   */
  record Reconciled(Duration delay) implements ReconcileOutcome {

    @Override
    public Optional<Duration> requeueAfter() {
      return Optional.of(delay);
    }
  }

  /**
   * The reconciliation ended before it was complete, for example because the API server does not
   * respond. It can be repeated at any time.
   *
   * @param delay time after which to repeat it, from a second to half a minute; it increases with
   *     each failure
   * @param message what failed, on one line of at most a kilobyte
   * @param cause the exception
   */
  record Failed(Duration delay, String message, RuntimeException cause)
      implements ReconcileOutcome {

    @Override
    public Optional<Duration> requeueAfter() {
      return Optional.of(delay);
    }
  }
}
