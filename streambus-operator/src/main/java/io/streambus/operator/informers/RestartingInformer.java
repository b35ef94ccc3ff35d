package io.streambus.operator.informers;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An informer that is replaced by a new one, with exponential backoff, when it stops with an error
 * that its policy does not exclude. A missing permission or a removed API must not stop the
 * operator. All methods and listener callbacks run on one thread.
 */
final class RestartingInformer<T extends HasMetadata> {

  /** Called on the thread of the informer. */
  interface Listener {

    /** Called when all objects are known. */
    void onReady();

    /** Called when the objects are no longer known. */
    void onLost(ApiFailure failure);
  }

  private final Supplier<SharedIndexInformer<? extends T>> factory;
  private final ScheduledExecutorService thread;
  private final Listener listener;
  private final RestartPolicy policy;
  private final Backoff backoff = new Backoff();

  private @Nullable SharedIndexInformer<? extends T> current;
  private volatile Optional<SharedIndexInformer<? extends T>> ready = Optional.empty();
  private Optional<Future<?>> restart = Optional.empty();

  RestartingInformer(
      Supplier<SharedIndexInformer<? extends T>> factory,
      ScheduledExecutorService thread,
      Listener listener,
      RestartPolicy policy) {
    this.factory = factory;
    this.thread = thread;
    this.listener = listener;
    this.policy = policy;
  }

  /**
   * Starts the informer unless it is running; returns immediately. Replaces an interrupted one,
   * whose objects remain usable meanwhile.
   */
  void start() {
    SharedIndexInformer<? extends T> last = current;
    if (last == null) {
      cancelRestart();
      startNew();
    } else if (isInterrupted()) {
      last.stop();
      startNew();
    }
  }

  /** Returns whether the informer knows objects but currently has no watch for changes. */
  boolean isInterrupted() {
    return ready.filter(informer -> informer.equals(current) && !informer.isWatching()).isPresent();
  }

  private void startNew() {
    SharedIndexInformer<? extends T> next = factory.get();
    current = next;
    next.exceptionHandler(InformerRetry::isUseful);
    next.stopped()
        .whenComplete(
            (ignored, cause) -> {
              if (cause != null) {
                thread.execute(() -> failed(next, cause));
              }
            });
    next.start().thenRun(() -> thread.execute(() -> started(next)));
  }

  void stop() {
    cancelRestart();
    backoff.reset();
    SharedIndexInformer<? extends T> last = current;
    clear();
    if (last != null) {
      last.stop();
    }
  }

  /** Returns the informer while it knows all objects. May be called by any thread. */
  Optional<SharedIndexInformer<? extends T>> ready() {
    return ready;
  }

  private void started(SharedIndexInformer<? extends T> informer) {
    if (informer.equals(current)) {
      backoff.reset();
      ready = Optional.of(informer);
      listener.onReady();
    }
  }

  private void failed(SharedIndexInformer<? extends T> informer, Throwable cause) {
    if (informer.equals(current)) {
      clear();
      informer.stop();
      ApiFailure failure = ApiFailure.of(cause);
      if (policy.restartsAfter(failure)) {
        restart =
            Optional.of(
                thread.schedule(
                    this::start, backoff.afterFailure().toMillis(), TimeUnit.MILLISECONDS));
      }
      listener.onLost(failure);
    }
  }

  private void cancelRestart() {
    restart.ifPresent(scheduled -> scheduled.cancel(false));
    restart = Optional.empty();
  }

  private void clear() {
    current = null;
    ready = Optional.empty();
  }

  /** Which failures an informer is restarted after. */
  enum RestartPolicy {
    /** All, with increasing delays. */
    ALWAYS,
    /** All except a missing permission or API, because the informer would fail again. */
    UNLESS_FUTILE;

    boolean restartsAfter(ApiFailure failure) {
      return this == ALWAYS || !(failure.isForbidden() || failure.isNotFound());
    }
  }
}
