package io.streambus.operator.josdk;

import com.google.common.base.Throwables;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An informer that is replaced by a new one, with exponential backoff, whenever it stops with an
 * error. A missing permission or a removed API must not stop the operator. All methods and listener
 * callbacks run on one thread.
 */
final class RestartingInformer<T extends HasMetadata> {

  private static final Duration INITIAL_DELAY = Duration.ofSeconds(1);

  /** Each failure costs a request and a log line. */
  private static final Duration MAX_DELAY = Duration.ofMinutes(10);

  private static final int MAX_DOUBLINGS = 10;

  /** Called on the thread of the informer. */
  interface Listener {

    /** Called when all objects are known. */
    void onReady();

    /** Called when the objects are no longer known. */
    void onLost(String reason);
  }

  private final Supplier<SharedIndexInformer<? extends T>> factory;
  private final ScheduledExecutorService thread;
  private final Listener listener;

  private @Nullable SharedIndexInformer<? extends T> current;
  private volatile Optional<SharedIndexInformer<? extends T>> ready = Optional.empty();
  private Optional<Future<?>> restart = Optional.empty();
  private int failures;

  RestartingInformer(
      Supplier<SharedIndexInformer<? extends T>> factory,
      ScheduledExecutorService thread,
      Listener listener) {
    this.factory = factory;
    this.thread = thread;
    this.listener = listener;
  }

  /** Starts the informer unless it is running; returns immediately. */
  void start() {
    if (current == null) {
      cancelRestart();
      startNew();
    }
  }

  private void startNew() {
    SharedIndexInformer<? extends T> next = factory.get();
    current = next;
    next.exceptionHandler(RetryingInformers::shouldRetry);
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
    failures = 0;
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
      failures = 0;
      ready = Optional.of(informer);
      listener.onReady();
    }
  }

  private void failed(SharedIndexInformer<? extends T> informer, Throwable cause) {
    if (informer.equals(current)) {
      clear();
      informer.stop();
      listener.onLost(reason(cause));
      long delay = INITIAL_DELAY.toMillis() << Math.min(failures, MAX_DOUBLINGS);
      failures++;
      restart =
          Optional.of(
              thread.schedule(
                  this::start, Math.min(delay, MAX_DELAY.toMillis()), TimeUnit.MILLISECONDS));
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

  /** Prefers the message of the API server: messages of the client are not stable. */
  private static String reason(Throwable cause) {
    return Throwables.getCausalChain(cause).stream()
        .filter(KubernetesClientException.class::isInstance)
        .map(each -> ((KubernetesClientException) each).getStatus())
        .flatMap(Stream::ofNullable)
        .flatMap(status -> Stream.ofNullable(status.getMessage()))
        .findFirst()
        .orElseGet(() -> Throwables.getRootCause(cause).toString());
  }
}
