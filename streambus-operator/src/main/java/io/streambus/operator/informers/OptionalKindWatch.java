package io.streambus.operator.informers;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.OptionalApis.ApiState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches an optional kind: whether its API is available and, if so, the objects that the operator
 * manages. Works on a single thread; its state can be read by any thread.
 */
final class OptionalKindWatch {

  private static final Logger log = LoggerFactory.getLogger(OptionalKindWatch.class);

  /** A watch that is interrupted for longer than this is not just being renewed. */
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(5);

  /** Called on the thread of the watch. */
  interface Listener extends ResourceEventHandler<HasMetadata> {

    /** Called when the state has changed. */
    void onStateChanged();

    /** Called when the objects of the kind are no longer watched. */
    void onUnavailable(OptionalApi kind);
  }

  private final OptionalApi kind;
  private final ScheduledExecutorService thread;
  private final Listener listener;
  private final ApiAvailability availability;
  private final List<RestartingInformer<HasMetadata>> objects;
  private final CompletableFuture<Void> initialized = new CompletableFuture<>();
  private Optional<Future<?>> check = Optional.empty();
  private boolean interrupted;

  private volatile ApiState state =
      new ApiState.Unavailable("the API server has not responded yet");

  OptionalKindWatch(
      OptionalApi kind,
      OptionalKindInformers informers,
      ScheduledExecutorService thread,
      Listener listener) {
    this.kind = kind;
    this.thread = thread;
    this.listener = listener;
    this.availability = informers.availability(kind, thread, new AvailabilityListener());
    this.objects =
        informers.objects(kind, listener).stream()
            .map(
                each ->
                    new RestartingInformer<>(
                        each, thread, new ObjectListener(), informers.restartPolicy(kind)))
            .collect(ImmutableList.toImmutableList());
  }

  void start() {
    thread.execute(availability::start);
    check =
        Optional.of(
            thread.scheduleWithFixedDelay(
                this::checkObjects,
                CHECK_INTERVAL.toMillis(),
                CHECK_INTERVAL.toMillis(),
                TimeUnit.MILLISECONDS));
  }

  /**
   * Detects without a request that a watch does not continue: the client retries it forever, even
   * if the API server rejects it.
   */
  private void checkObjects() {
    boolean interruptedBefore = interrupted;
    interrupted = objects.stream().anyMatch(RestartingInformer::isInterrupted);
    if (interrupted && interruptedBefore) {
      availability.onObjectsLost();
    }
  }

  void stop() {
    check.ifPresent(running -> running.cancel(false));
    thread.execute(availability::stop);
    thread.execute(() -> objects.forEach(RestartingInformer::stop));
  }

  /** Called when a user changed a cluster that requests the kind. May be called by any thread. */
  void onRequested() {
    if (initialized.isDone() && !(state instanceof ApiState.Served)) {
      thread.execute(availability::onRequested);
    }
  }

  OptionalApi kind() {
    return kind;
  }

  ApiState state() {
    return state;
  }

  /** Completes once the state of the API was determined for the first time. */
  CompletableFuture<Void> initialized() {
    return initialized;
  }

  /** Returns the objects of a cluster; none unless the API is served. */
  Stream<HasMetadata> objectsOf(ObjectKey cluster) {
    return state instanceof ApiState.Served
        ? objects.stream()
            .flatMap(informer -> informer.ready().stream())
            .flatMap(informer -> OptionalKindInformers.objectsOf(cluster, informer).stream())
        : Stream.empty();
  }

  private void setState(ApiState next) {
    boolean changed = !next.equals(state);
    // Set the state before notifying the listener, which reads it.
    state = next;
    initialized.complete(null);
    if (changed) {
      publish(next);
    }
  }

  private void publish(ApiState next) {
    if (next instanceof ApiState.Unavailable unavailable) {
      log.atWarn()
          .addKeyValue("api", kind.crd())
          .addKeyValue("reason", unavailable.reason())
          .log("Optional API is unavailable");
    } else {
      log.atInfo()
          .addKeyValue("api", kind.crd())
          .log(
              next instanceof ApiState.Served
                  ? "Using optional API"
                  : "Optional API is not installed");
    }
    if (!(next instanceof ApiState.Served)) {
      listener.onUnavailable(kind);
    }
    listener.onStateChanged();
  }

  private final class AvailabilityListener implements ApiAvailability.Listener {

    @Override
    public void onInstalled() {
      objects.forEach(RestartingInformer::start);
    }

    @Override
    public void onNotInstalled() {
      setState(new ApiState.NotInstalled());
      objects.forEach(RestartingInformer::stop);
    }

    /**
     * Retains a known state: it is probably still valid, and the object informers detect a change.
     */
    @Override
    public void onUnknown(String reason) {
      if (state instanceof ApiState.Unavailable) {
        setState(new ApiState.Unavailable(reason));
      }
    }
  }

  private final class ObjectListener implements RestartingInformer.Listener {

    @Override
    public void onReady() {
      if (objects.stream().allMatch(informer -> informer.ready().isPresent())) {
        setState(new ApiState.Served());
      }
    }

    @Override
    public void onLost(ApiFailure failure) {
      setState(new ApiState.Unavailable(failure.reason()));
      if (failure.isNotFound()) {
        availability.onObjectsLost();
      }
    }
  }
}
