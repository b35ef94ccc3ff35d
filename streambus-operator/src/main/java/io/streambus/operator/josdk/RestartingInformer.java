package io.streambus.operator.josdk;

import com.google.common.base.Throwables;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An informer that is replaced by a new one, after growing pauses, where it cannot go on, for as
 * long as it is wanted. A missing right or an API that is gone must not end the operator. Its
 * methods are called, and its listener is told, on one thread.
 */
final class RestartingInformer<T extends HasMetadata> {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /** Each failure costs a request and a line of the log. */
  private static final Duration MAX_PAUSE = Duration.ofMinutes(10);

  private static final int MAX_DOUBLINGS = 10;
  private static final int TOO_MANY_REQUESTS = 429;

  /** Told on the thread of the informer. */
  interface Listener {

    /** All objects are known. */
    void ready();

    /** Nothing is known until {@link #ready} is called again. */
    void lost(String why);
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

  /** Starts it unless it runs; returns at once. */
  void start() {
    if (current == null) {
      cancelRestart();
      begin();
    }
  }

  private void begin() {
    SharedIndexInformer<? extends T> next = factory.get();
    current = next;
    next.exceptionHandler(RestartingInformer::goesOn);
    next.stopped()
        .whenComplete(
            (nothing, cause) -> {
              if (cause != null) {
                thread.execute(() -> ended(next, cause));
              }
            });
    next.start().thenRun(() -> thread.execute(() -> started(next)));
  }

  void stop() {
    cancelRestart();
    failures = 0;
    SharedIndexInformer<? extends T> last = current;
    forget();
    if (last != null) {
      last.stop();
    }
  }

  /** The informer, while it knows all objects. May be asked by any thread. */
  Optional<SharedIndexInformer<? extends T>> ready() {
    return ready;
  }

  private void started(SharedIndexInformer<? extends T> informer) {
    if (informer.equals(current)) {
      failures = 0;
      ready = Optional.of(informer);
      listener.ready();
    }
  }

  private void ended(SharedIndexInformer<? extends T> informer, Throwable cause) {
    if (informer.equals(current)) {
      forget();
      informer.stop();
      listener.lost(why(cause));
      long pause = FIRST_PAUSE.toMillis() << Math.min(failures, MAX_DOUBLINGS);
      failures++;
      restart =
          Optional.of(
              thread.schedule(
                  this::start, Math.min(pause, MAX_PAUSE.toMillis()), TimeUnit.MILLISECONDS));
    }
  }

  private void cancelRestart() {
    restart.ifPresent(waiting -> waiting.cancel(false));
    restart = Optional.empty();
  }

  private void forget() {
    current = null;
    ready = Optional.empty();
  }

  /**
   * The words of the API server, where it answered; those of the client change from time to time.
   */
  private static String why(Throwable cause) {
    return Throwables.getCausalChain(cause).stream()
        .filter(KubernetesClientException.class::isInstance)
        .map(each -> ((KubernetesClientException) each).getStatus())
        .flatMap(Stream::ofNullable)
        .flatMap(status -> Stream.ofNullable(status.getMessage()))
        .findFirst()
        .orElseGet(() -> Throwables.getRootCause(cause).toString());
  }

  /** A refusal stays one; anything else passes, and until then what is known is good enough. */
  private static boolean goesOn(boolean started, Throwable cause) {
    return started
        && Throwables.getCausalChain(cause).stream().noneMatch(RestartingInformer::isRejection);
  }

  private static boolean isRejection(Throwable cause) {
    return cause instanceof KubernetesClientException e
        && e.getCode() >= HttpURLConnection.HTTP_BAD_REQUEST
        && e.getCode() < HttpURLConnection.HTTP_INTERNAL_ERROR
        && e.getCode() != HttpURLConnection.HTTP_GONE
        && e.getCode() != TOO_MANY_REQUESTS;
  }
}
