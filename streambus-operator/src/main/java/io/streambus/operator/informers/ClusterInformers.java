package io.streambus.operator.informers;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.ClusterListener;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.ReconcileTrigger;
import io.streambus.operator.kubernetes.client.ObjectCache;
import io.streambus.operator.kubernetes.client.PartialPod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Informers of clusters and of everything that belongs to them, without JOSDK. */
public final class ClusterInformers {

  private final KindInformers<StreamBusCluster> clusters;
  private final List<KindInformers<? extends HasMetadata>> children;
  private final KindInformers<PartialPod> pods;
  private final KindInformers<PersistentVolumeClaim> claims;
  private final OptionalKinds optionalKinds;
  private final ReconcileTrigger trigger;

  /**
   * Which clusters are watched.
   *
   * @param namespaces namespaces of the clusters; empty: all namespaces
   * @param selector label selector of the clusters; empty: all clusters
   */
  public record Scope(Set<String> namespaces, Optional<String> selector) {}

  /**
   * Sends no request before the start.
   *
   * @param trigger is called for each cluster that has to be reconciled because of an event, also
   *     before all objects are known
   */
  public ClusterInformers(
      KubernetesClient client,
      Scope scope,
      WatchedKinds kinds,
      OptionalKinds optionalKinds,
      ReconcileTrigger trigger) {
    this.optionalKinds = optionalKinds;
    this.trigger = trigger;
    Set<String> namespaces = scope.namespaces();
    this.clusters =
        new KindInformers<>(
            client,
            namespaces,
            WatchedKinds.clusters(scope.selector()),
            key -> trigger.trigger(key.namespace(), key.name()));
    this.children =
        kinds.children().stream()
            .<KindInformers<? extends HasMetadata>>map(
                kind -> new KindInformers<>(client, namespaces, kind, this::triggerKnown))
            .collect(ImmutableList.toImmutableList());
    this.pods = new KindInformers<>(client, namespaces, WatchedKinds.pods(), this::triggerKnown);
    this.claims =
        new KindInformers<>(
            client,
            namespaces,
            WatchedKinds.claims(key -> find(key.namespace(), key.name()), pods),
            this::triggerKnown);
  }

  /** Anyone can give an object the labels of a cluster that does not exist. */
  private void triggerKnown(ObjectKey cluster) {
    if (find(cluster.namespace(), cluster.name()).isPresent()) {
      trigger.trigger(cluster.namespace(), cluster.name());
    }
  }

  /**
   * Starts them.
   *
   * @param failures is called when an informer fails
   * @param listeners receive the events of each cluster
   * @return completes when all objects of built-in kinds are known, or with the exception of an
   *     informer that fails
   */
  public CompletableFuture<Void> start(
      InformerFailures failures, List<? extends ClusterListener> listeners) {
    clusters.addHandler(new ClusterEvents(listeners));
    return CompletableFuture.allOf(
        all().flatMap(informers -> informers.start(failures)).toArray(CompletableFuture[]::new));
  }

  /** Starts the informers of optional kinds, and returns once their availability is known. */
  public void startOptionalKinds() {
    optionalKinds.start(trigger, this::keys);
  }

  /** Stops all watches. */
  public void stop() {
    optionalKinds.stop();
    all().forEach(KindInformers::stop);
  }

  private Stream<KindInformers<? extends HasMetadata>> all() {
    return Stream.concat(Stream.of(clusters, pods, claims), children.stream());
  }

  /** Returns the states of the informers of built-in kinds by name. */
  public Map<String, WatchState> states() {
    Map<String, WatchState> states = new HashMap<>();
    all().forEach(informers -> states.putAll(informers.states()));
    return states;
  }

  /** Returns a cluster. */
  public Optional<StreamBusCluster> find(String namespace, String name) {
    return clusters.find(namespace, name);
  }

  /** Returns all clusters. */
  public Stream<ObjectKey> keys() {
    return clusters.all().map(ObjectKey::of);
  }

  /** Returns the objects of built-in kinds that clusters own. */
  public ObjectCache<HasMetadata> children() {
    return cluster ->
        children.stream()
            .<HasMetadata>flatMap(informers -> informers.objectsOf(cluster).stream())
            .collect(ImmutableList.toImmutableList());
  }

  /** Returns the pods of brokers. */
  public ObjectCache<PartialPod> pods() {
    return pods;
  }

  /** Returns the claims of brokers. */
  public ObjectCache<PersistentVolumeClaim> claims() {
    return claims;
  }

  /** Relays the events of clusters, even if they trigger no reconciliation. */
  private final class ClusterEvents implements ResourceEventHandler<StreamBusCluster> {

    private final List<? extends ClusterListener> listeners;

    ClusterEvents(List<? extends ClusterListener> listeners) {
      this.listeners = listeners;
    }

    @Override
    public void onAdd(StreamBusCluster added) {
      optionalKinds.onClusterCreated(added);
      listeners.forEach(listener -> listener.onUpdate(added));
    }

    @Override
    public void onUpdate(StreamBusCluster before, StreamBusCluster now) {
      optionalKinds.onClusterUpdated(now, before);
      listeners.forEach(listener -> listener.onUpdate(now));
    }

    @Override
    public void onDelete(StreamBusCluster deleted, boolean finalStateUnknown) {
      listeners.forEach(listener -> listener.onDelete(deleted));
    }
  }
}
