package io.streambus.operator.josdk;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.streambus.operator.kubernetes.ApiState;
import io.streambus.operator.kubernetes.client.PartialCrd;
import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.thirdparty.ThirdPartyResource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches an optional kind: whether its API is available and, if so, the objects that the operator
 * manages. Works on a single thread; its state can be read by any thread.
 */
final class OptionalKindWatch {

  private static final Logger log = LoggerFactory.getLogger(OptionalKindWatch.class);

  /** Called on the thread of the watch. */
  interface Listener extends ResourceEventHandler<HasMetadata> {

    /** Called when the state has changed. */
    void onStateChanged();

    /** Called when the objects of the kind are no longer watched. */
    void onUnavailable(OptionalKind kind);
  }

  private final OptionalKind kind;
  private final ScheduledExecutorService thread;
  private final Listener listener;
  private final RestartingInformer<PartialCrd> definition;
  private final List<RestartingInformer<ThirdPartyResource>> objects;
  private final CompletableFuture<Void> initialized = new CompletableFuture<>();

  private volatile ApiState state =
      new ApiState.Unavailable("the API server has not responded yet");

  OptionalKindWatch(
      OptionalKind kind,
      OptionalKindInformers informers,
      ScheduledExecutorService thread,
      Listener listener) {
    this.kind = kind;
    this.thread = thread;
    this.listener = listener;
    this.definition =
        new RestartingInformer<>(
            () -> informers.definition(kind, new DefinitionEvents()),
            thread,
            new DefinitionListener());
    this.objects =
        informers.objects(kind, listener).stream()
            .map(each -> new RestartingInformer<>(each, thread, new ObjectListener()))
            .collect(ImmutableList.toImmutableList());
  }

  void start() {
    thread.execute(definition::start);
  }

  void stop() {
    thread.execute(definition::stop);
    thread.execute(() -> objects.forEach(RestartingInformer::stop));
  }

  OptionalKind kind() {
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
  Stream<ThirdPartyResource> objectsOf(ResourceID cluster) {
    return state instanceof ApiState.Served
        ? objects.stream()
            .flatMap(informer -> informer.ready().stream())
            .flatMap(informer -> OptionalKindInformers.objectsOf(cluster, informer).stream())
        : Stream.empty();
  }

  private void refresh() {
    definition
        .ready()
        .ifPresent(
            informer -> {
              if (informer.getStore().list().stream().anyMatch(api -> api.serves(kind.version()))) {
                objects.forEach(RestartingInformer::start);
              } else {
                setState(new ApiState.NotInstalled());
                objects.forEach(RestartingInformer::stop);
              }
            });
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

  private final class DefinitionEvents implements ResourceEventHandler<HasMetadata> {

    @Override
    public void onAdd(HasMetadata added) {
      thread.execute(OptionalKindWatch.this::refresh);
    }

    @Override
    public void onUpdate(HasMetadata before, HasMetadata now) {
      thread.execute(OptionalKindWatch.this::refresh);
    }

    @Override
    public void onDelete(HasMetadata deleted, boolean finalStateUnknown) {
      thread.execute(OptionalKindWatch.this::refresh);
    }
  }

  private final class DefinitionListener implements RestartingInformer.Listener {

    @Override
    public void onReady() {
      refresh();
    }

    /**
     * Retains a known state: it is probably still valid, and the object informers detect a change.
     */
    @Override
    public void onLost(String reason) {
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
    public void onLost(String reason) {
      setState(new ApiState.Unavailable(reason));
    }
  }
}
