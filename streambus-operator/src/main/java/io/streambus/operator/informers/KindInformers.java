package io.streambus.operator.informers;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.AnyNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.client.ObjectCache;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Informers of fabric8 for one kind: one for each watched namespace, or one for all namespaces.
 *
 * @param <T> model class of the objects
 */
final class KindInformers<T extends HasMetadata> implements ObjectCache<T> {

  private static final String BY_CLUSTER = "cluster";
  private static final String ALL_NAMESPACES = "all namespaces";

  private final WatchedKind<T> kind;

  /** By namespace. */
  private final Map<String, SharedIndexInformer<T>> informers = new HashMap<>();

  /**
   * Sends no request before the start.
   *
   * @param namespaces namespaces to watch; empty: all namespaces
   * @param trigger receives the clusters for which an event is relevant
   */
  KindInformers(
      KubernetesClient client,
      Set<String> namespaces,
      WatchedKind<T> kind,
      Consumer<ObjectKey> trigger) {
    this.kind = kind;
    MixedOperation<T, ?, ?> objects = client.resources(kind.type());
    if (namespaces.isEmpty()) {
      informers.put(ALL_NAMESPACES, informer(objects.inAnyNamespace(), trigger));
    }
    namespaces.forEach(
        namespace -> informers.put(namespace, informer(objects.inNamespace(namespace), trigger)));
  }

  private SharedIndexInformer<T> informer(
      AnyNamespaceOperation<T, ?, ?> scope, Consumer<ObjectKey> trigger) {
    var selected =
        kind.selector().isPresent() ? scope.withLabelSelector(kind.selector().get()) : scope;
    return selected
        .withLimit(LeanItemStore.PAGE_SIZE)
        .runnableInformer(0)
        .itemStore(kind.store().get())
        .addIndexers(
            ImmutableMap.of(
                BY_CLUSTER,
                object -> kind.clusters().apply(object).stream().map(ObjectKey::toString).toList()))
        .addEventHandler(new Events(trigger))
        .exceptionHandler(InformerRetry::isUseful);
  }

  void addHandler(ResourceEventHandler<T> handler) {
    informers.values().forEach(informer -> informer.addEventHandler(handler));
  }

  /**
   * Starts them.
   *
   * @param failures is called when one of them fails
   * @return completes when all objects are known, or with the reason why they cannot be
   */
  Stream<CompletableFuture<Void>> start(InformerFailures failures) {
    return informers.values().stream().map(informer -> start(informer, failures));
  }

  private CompletableFuture<Void> start(
      SharedIndexInformer<T> informer, InformerFailures failures) {
    CompletableFuture<Void> started = new CompletableFuture<>();
    informer
        .stopped()
        .whenComplete(
            (ignored, cause) -> {
              failures.onStop(kind.type(), cause);
              if (cause != null) {
                started.completeExceptionally(cause);
              }
            });
    informer
        .start()
        .whenComplete(
            (ignored, cause) -> {
              if (cause == null) {
                started.complete(null);
              } else {
                started.completeExceptionally(cause);
              }
            });
    return started;
  }

  void stop() {
    informers.values().forEach(SharedIndexInformer::stop);
  }

  @Override
  public Collection<T> objectsOf(StreamBusCluster cluster) {
    String key = ObjectKey.of(cluster).toString();
    return informers.values().stream()
        .flatMap(informer -> informer.getIndexer().byIndex(BY_CLUSTER, key).stream())
        .toList();
  }

  /** Returns an object by name. */
  Optional<T> find(String namespace, String name) {
    String key = Cache.namespaceKeyFunc(namespace, name);
    return informers.values().stream()
        .flatMap(informer -> Optional.ofNullable(informer.getStore().getByKey(key)).stream())
        .findFirst();
  }

  /** Returns all objects. */
  Stream<T> all() {
    return informers.values().stream().flatMap(informer -> informer.getStore().list().stream());
  }

  /** Returns the states of the informers by name. */
  Map<String, WatchState> states() {
    Map<String, WatchState> states = new HashMap<>();
    informers.forEach(
        (namespace, informer) ->
            states.put(
                kind.name() + "/" + namespace,
                new WatchState(informer::isRunning, informer::isWatching)));
    return states;
  }

  /** Triggers the clusters of objects. */
  private final class Events implements ResourceEventHandler<T> {

    private final Consumer<ObjectKey> trigger;

    Events(Consumer<ObjectKey> trigger) {
      this.trigger = trigger;
    }

    @Override
    public void onAdd(T added) {
      triggerIf(kind.filter().isRelevantAddition(added), added);
    }

    @Override
    public void onUpdate(T before, T now) {
      triggerIf(kind.filter().isRelevantUpdate(now, before), now);
    }

    @Override
    public void onDelete(T deleted, boolean finalStateUnknown) {
      triggerIf(kind.filter().isRelevantDeletion(deleted), deleted);
    }

    private void triggerIf(boolean relevant, T object) {
      if (relevant) {
        kind.clusters().apply(object).forEach(trigger);
      }
    }
  }
}
