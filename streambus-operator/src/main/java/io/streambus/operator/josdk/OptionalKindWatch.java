package io.streambus.operator.josdk;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.streambus.operator.client.ApiDefinition;
import io.streambus.operator.port.ApiState;
import io.streambus.resources.foreign.ForeignResource;
import io.streambus.resources.model.OptionalKind;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one optional kind: whether its API is there and, while it is, the objects that the
 * operator made. It works on one thread, and answers on any.
 */
final class OptionalKindWatch {

  private static final Logger log = LoggerFactory.getLogger(OptionalKindWatch.class);

  /** Told on the thread of the watch. */
  interface Listener extends ResourceEventHandler<HasMetadata> {

    /** The state is another one now. */
    void stateChanged();

    /** The objects of the kind are not watched any more. */
    void outOfSight(OptionalKind kind);
  }

  private final OptionalKind kind;
  private final ScheduledExecutorService thread;
  private final Listener listener;
  private final LastingInformer<ApiDefinition> definition;
  private final List<LastingInformer<ForeignResource>> objects;
  private final CompletableFuture<Void> known = new CompletableFuture<>();

  private volatile ApiState state = new ApiState.OutOfReach("the API server has not answered yet");

  OptionalKindWatch(
      OptionalKind kind,
      OptionalKindInformers informers,
      ScheduledExecutorService thread,
      Listener listener) {
    this.kind = kind;
    this.thread = thread;
    this.listener = listener;
    this.definition =
        new LastingInformer<>(
            () -> informers.definition(kind, new DefinitionEvents()),
            thread,
            new DefinitionKnowledge());
    this.objects =
        informers.objects(kind, listener).stream()
            .map(each -> new LastingInformer<>(each, thread, new ObjectKnowledge()))
            .collect(ImmutableList.toImmutableList());
  }

  void start() {
    thread.execute(definition::start);
  }

  void stop() {
    thread.execute(definition::stop);
    thread.execute(() -> objects.forEach(LastingInformer::stop));
  }

  OptionalKind kind() {
    return kind;
  }

  ApiState state() {
    return state;
  }

  /** Done once the API server has said anything of the kind. */
  CompletableFuture<Void> known() {
    return known;
  }

  /** The objects of a cluster; none unless the API is served. */
  Stream<ForeignResource> objectsOf(ResourceID cluster) {
    return state instanceof ApiState.Served
        ? objects.stream()
            .flatMap(informer -> informer.ready().stream())
            .flatMap(informer -> OptionalKindInformers.objectsOf(cluster, informer).stream())
        : Stream.empty();
  }

  private void look() {
    definition
        .ready()
        .ifPresent(
            informer -> {
              if (informer.getStore().list().stream().anyMatch(api -> api.serves(kind.version()))) {
                objects.forEach(LastingInformer::start);
              } else {
                become(new ApiState.NotInstalled());
                objects.forEach(LastingInformer::stop);
              }
            });
  }

  private void become(ApiState next) {
    boolean changed = !next.equals(state);
    // Before anybody is told, so that who is told finds it.
    state = next;
    known.complete(null);
    if (changed) {
      tell(next);
    }
  }

  private void tell(ApiState next) {
    if (next instanceof ApiState.OutOfReach unknown) {
      log.atWarn()
          .addKeyValue("api", kind.crd())
          .addKeyValue("why", unknown.why())
          .log("an optional API is out of reach");
    } else {
      log.atInfo()
          .addKeyValue("api", kind.crd())
          .log(next instanceof ApiState.Served ? "using an optional API" : "no optional API");
    }
    if (!(next instanceof ApiState.Served)) {
      listener.outOfSight(kind);
    }
    listener.stateChanged();
  }

  private final class DefinitionEvents implements ResourceEventHandler<HasMetadata> {

    @Override
    public void onAdd(HasMetadata added) {
      thread.execute(OptionalKindWatch.this::look);
    }

    @Override
    public void onUpdate(HasMetadata before, HasMetadata now) {
      thread.execute(OptionalKindWatch.this::look);
    }

    @Override
    public void onDelete(HasMetadata deleted, boolean finalStateUnknown) {
      thread.execute(OptionalKindWatch.this::look);
    }
  }

  private final class DefinitionKnowledge implements LastingInformer.Listener {

    @Override
    public void ready() {
      look();
    }

    /** What was known before stays likely, and the objects tell when it is no longer true. */
    @Override
    public void lost(String why) {
      if (state instanceof ApiState.OutOfReach) {
        become(new ApiState.OutOfReach(why));
      }
    }
  }

  private final class ObjectKnowledge implements LastingInformer.Listener {

    @Override
    public void ready() {
      if (objects.stream().allMatch(informer -> informer.ready().isPresent())) {
        become(new ApiState.Served());
      }
    }

    @Override
    public void lost(String why) {
      become(new ApiState.OutOfReach(why));
    }
  }
}
