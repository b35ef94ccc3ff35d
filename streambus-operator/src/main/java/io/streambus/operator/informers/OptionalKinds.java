package io.streambus.operator.informers;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.ManagedNames;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.kubernetes.ReconcileTrigger;
import io.streambus.operator.kubernetes.client.ObjectCache;
import io.streambus.operator.kubernetes.client.RecentWrites;
import io.streambus.resources.extension.Extensions;
import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.objects.ManagedResources;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Caches objects of optional kinds, whose APIs may be installed or removed while the operator runs.
 * An informer alone would stop the operator if the API is missing.
 */
public final class OptionalKinds implements ObjectCache<HasMetadata> {

  /** If the API server does not respond for this long, no other watch can start either. */
  private static final Duration INITIAL_STATE_TIMEOUT = Duration.ofMinutes(2);

  private final OptionalKindInformers informers;
  private final ImmutableSet<OptionalApi> apis;
  private final ClusterOwners owners;
  private final RecentWrites recentWrites;

  private volatile Optional<ExecutorService> thread = Optional.empty();
  private volatile List<OptionalKindWatch> watches = ImmutableList.of();

  /**
   * Sends no request before the start.
   *
   * @param namespaces namespaces to watch; empty: all namespaces
   * @param extensions whose objects may be of optional kinds
   */
  public OptionalKinds(
      KubernetesClient client,
      Set<String> namespaces,
      Extensions extensions,
      RecentWrites recentWrites) {
    this.owners = new ClusterOwners(ManagedNames.with(extensions));
    this.informers = new OptionalKindInformers(client, namespaces, owners);
    this.apis =
        Stream.concat(
                Arrays.stream(OptionalKind.values()).map(OptionalKind::type),
                extensions.types().stream()
                    .filter(type -> !ManagedResources.builtInKinds().contains(type)))
            .map(OptionalApi::new)
            .collect(ImmutableSet.toImmutableSet());
    this.recentWrites = recentWrites;
  }

  /**
   * Returns once the availability of the APIs is known, so that the first reconciliation can use
   * it.
   *
   * @param trigger triggers reconciliations
   * @param clusters all clusters, to reconcile when an API becomes available or unavailable
   */
  public void start(ReconcileTrigger trigger, Supplier<Stream<ObjectKey>> clusters) {
    if (thread.isPresent()) {
      return;
    }
    ScheduledExecutorService executor = newThread();
    thread = Optional.of(executor);
    EventForwarder events = new EventForwarder(trigger, clusters);
    watches =
        apis.stream()
            .map(kind -> new OptionalKindWatch(kind, informers, executor, events))
            .collect(ImmutableList.toImmutableList());
    watches.forEach(OptionalKindWatch::start);
    CompletableFuture.allOf(
            watches.stream().map(OptionalKindWatch::initialized).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, INITIAL_STATE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  /** Stops all watches. */
  public void stop() {
    watches.forEach(OptionalKindWatch::stop);
    thread.ifPresent(ExecutorService::shutdown);
    thread = Optional.empty();
  }

  /** Returns the states of the APIs. */
  public OptionalApis apis() {
    return new OptionalApis(
        watches.stream()
            .collect(
                ImmutableMap.toImmutableMap(
                    watch -> watch.kind().type(), OptionalKindWatch::state)),
        informers.watchApis());
  }

  /** Looks for APIs that a new cluster requests. */
  public void onClusterCreated(StreamBusCluster created) {
    watches.stream()
        .filter(watch -> RequestedKinds.contains(created, watch.kind()))
        .forEach(OptionalKindWatch::onRequested);
  }

  /** Looks for APIs that a changed cluster requests. */
  public void onClusterUpdated(StreamBusCluster now, StreamBusCluster before) {
    if (UpdateFilter.isRelevant(now, before)) {
      onClusterCreated(now);
    }
  }

  @Override
  public List<HasMetadata> objectsOf(StreamBusCluster cluster) {
    ObjectKey key = ObjectKey.of(cluster);
    return watches.stream()
        .flatMap(watch -> watch.objectsOf(key))
        .collect(ImmutableList.toImmutableList());
  }

  /** Discards tasks that are submitted after shutdown. */
  private static ScheduledExecutorService newThread() {
    var thread =
        new ScheduledThreadPoolExecutor(
            1,
            new ThreadFactoryBuilder().setNameFormat("optional-kinds").setDaemon(true).build(),
            new ThreadPoolExecutor.DiscardPolicy());
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return thread;
  }

  private final class EventForwarder implements OptionalKindWatch.Listener {

    private final ReconcileTrigger trigger;
    private final Supplier<Stream<ObjectKey>> clusters;

    EventForwarder(ReconcileTrigger trigger, Supplier<Stream<ObjectKey>> clusters) {
      this.trigger = trigger;
      this.clusters = clusters;
    }

    /** Triggers all clusters: a reconciliation that finds nothing to change costs no request. */
    @Override
    public void onStateChanged() {
      clusters.get().forEach(this::trigger);
    }

    @Override
    public void onUnavailable(OptionalApi kind) {
      recentWrites.discardKind(kind.kind());
    }

    @Override
    public void onAdd(HasMetadata added) {
      if (!recentWrites.isOwnCreation(added)) {
        triggerOwners(added);
      }
    }

    @Override
    public void onUpdate(HasMetadata before, HasMetadata now) {
      if (!recentWrites.isOwnWrite(now) && UpdateFilter.isRelevantChild(now, before)) {
        triggerOwners(now);
      }
    }

    @Override
    public void onDelete(HasMetadata deleted, boolean finalStateUnknown) {
      recentWrites.discard(deleted);
      triggerOwners(deleted);
    }

    private void triggerOwners(HasMetadata object) {
      owners.of(object).forEach(this::trigger);
    }

    private void trigger(ObjectKey cluster) {
      trigger.trigger(cluster.namespace(), cluster.name());
    }
  }
}
