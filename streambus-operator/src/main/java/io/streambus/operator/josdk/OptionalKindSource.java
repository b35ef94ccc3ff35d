package io.streambus.operator.josdk;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.BuiltInApis;
import io.streambus.operator.kubernetes.ManagedNames;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.kubernetes.client.ObjectCache;
import io.streambus.operator.kubernetes.client.RecentWrites;
import io.streambus.resources.extension.Extensions;
import io.streambus.resources.model.OptionalKind;
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
import java.util.stream.Stream;

/**
 * Event source for objects of optional kinds, whose APIs may be installed or removed while the
 * operator runs. JOSDK's built-in event sources would stop the operator if the API is missing.
 */
public final class OptionalKindSource extends AbstractEventSource<HasMetadata, StreamBusCluster>
    implements ObjectCache<HasMetadata>, ResourceEventAware<StreamBusCluster> {

  /** If the API server does not respond for this long, no other watch can start either. */
  private static final Duration INITIAL_STATE_TIMEOUT = Duration.ofMinutes(2);

  private final OptionalKindInformers informers;
  private final ImmutableSet<OptionalApi> apis;
  private final ClusterOwners owners;
  private final RecentWrites recentWrites;

  private volatile Optional<Cache<StreamBusCluster>> clusters = Optional.empty();
  private volatile Optional<ExecutorService> thread = Optional.empty();
  private volatile List<OptionalKindWatch> watches = ImmutableList.of();

  /**
   * Sends no request before {@link #start}.
   *
   * @param namespaces namespaces to watch; empty: all namespaces
   * @param extensions whose objects may be of optional kinds
   */
  public OptionalKindSource(
      KubernetesClient client,
      Set<String> namespaces,
      Extensions extensions,
      RecentWrites recentWrites) {
    super(HasMetadata.class, "optional-kinds");
    this.owners = new ClusterOwners(ManagedNames.with(extensions));
    this.informers = new OptionalKindInformers(client, namespaces, owners);
    this.apis =
        Stream.concat(
                Arrays.stream(OptionalKind.values()).map(OptionalKind::type),
                extensions.types().stream().filter(type -> !BuiltInApis.contain(type)))
            .map(OptionalApi::new)
            .collect(ImmutableSet.toImmutableSet());
    this.recentWrites = recentWrites;
  }

  /** Sets the cache of the clusters to reconcile when an API becomes available or unavailable. */
  OptionalKindSource withClusters(Cache<StreamBusCluster> clusters) {
    this.clusters = Optional.of(clusters);
    return this;
  }

  /**
   * Returns once the availability of the APIs is known, so that the first reconciliation can use
   * it.
   */
  @Override
  public void start() {
    if (isRunning()) {
      return;
    }
    super.start();
    ScheduledExecutorService executor = newThread();
    thread = Optional.of(executor);
    watches =
        apis.stream()
            .map(kind -> new OptionalKindWatch(kind, informers, executor, new EventForwarder()))
            .collect(ImmutableList.toImmutableList());
    watches.forEach(OptionalKindWatch::start);
    CompletableFuture.allOf(
            watches.stream().map(OptionalKindWatch::initialized).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, INITIAL_STATE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  @Override
  public void stop() {
    super.stop();
    watches.forEach(OptionalKindWatch::stop);
    thread.ifPresent(ExecutorService::shutdown);
  }

  /** Returns the states of the APIs. */
  OptionalApis apis() {
    return new OptionalApis(
        watches.stream()
            .collect(
                ImmutableMap.toImmutableMap(
                    watch -> watch.kind().type(), OptionalKindWatch::state)),
        informers.watchApis());
  }

  @Override
  public void onResourceCreated(StreamBusCluster created) {
    watches.stream()
        .filter(watch -> RequestedKinds.contains(created, watch.kind()))
        .forEach(OptionalKindWatch::onRequested);
  }

  @Override
  public void onResourceUpdated(StreamBusCluster now, StreamBusCluster before) {
    if (UpdateFilter.isRelevant(now, before)) {
      onResourceCreated(now);
    }
  }

  @Override
  public List<HasMetadata> objectsOf(StreamBusCluster cluster) {
    ResourceID id = ResourceID.fromResource(cluster);
    return watches.stream()
        .flatMap(watch -> watch.objectsOf(id))
        .collect(ImmutableList.toImmutableList());
  }

  @Override
  public Set<HasMetadata> getSecondaryResources(StreamBusCluster cluster) {
    return ImmutableSet.copyOf(objectsOf(cluster));
  }

  private void trigger(ResourceID cluster) {
    getEventHandler().handleEvent(new Event(cluster));
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

    /** Triggers all clusters: a reconciliation that finds nothing to change costs no request. */
    @Override
    public void onStateChanged() {
      clusters.ifPresent(all -> all.keys().forEach(OptionalKindSource.this::trigger));
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
      owners.of(object).forEach(OptionalKindSource.this::trigger);
    }
  }
}
