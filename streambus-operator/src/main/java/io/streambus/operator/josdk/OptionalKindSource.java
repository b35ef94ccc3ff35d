package io.streambus.operator.josdk;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.kubernetes.client.ChildCache;
import io.streambus.operator.kubernetes.client.RecentWrites;
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

/**
 * The objects of optional kinds, whose APIs come and go while the operator runs. An event source of
 * JOSDK itself would end the operator when its API is missing.
 */
public final class OptionalKindSource extends AbstractEventSource<HasMetadata, StreamBusCluster>
    implements ChildCache {

  /** An API server that does not answer for so long lets no other watch start either. */
  private static final Duration KNOWN_WITHIN = Duration.ofMinutes(2);

  private final OptionalKindInformers informers;
  private final RecentWrites recentWrites;

  private volatile Optional<Cache<StreamBusCluster>> clusters = Optional.empty();
  private volatile Optional<ExecutorService> thread = Optional.empty();
  private volatile List<OptionalKindWatch> watches = ImmutableList.of();

  public OptionalKindSource(OptionalKindInformers informers, RecentWrites recentWrites) {
    super(HasMetadata.class, "optional-kinds");
    this.informers = informers;
    this.recentWrites = recentWrites;
  }

  /** Tells where to find the clusters that are woken when an API comes or goes. */
  OptionalKindSource over(Cache<StreamBusCluster> clusters) {
    this.clusters = Optional.of(clusters);
    return this;
  }

  /** Returns when it is known which APIs are there, so that the first pass knows it. */
  @Override
  public void start() {
    if (isRunning()) {
      return;
    }
    super.start();
    ScheduledExecutorService own = newThread();
    thread = Optional.of(own);
    watches =
        Arrays.stream(OptionalKind.values())
            .map(kind -> new OptionalKindWatch(kind, informers, own, new EventForwarder()))
            .collect(ImmutableList.toImmutableList());
    watches.forEach(OptionalKindWatch::start);
    CompletableFuture.allOf(
            watches.stream().map(OptionalKindWatch::known).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, KNOWN_WITHIN.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  @Override
  public void stop() {
    super.stop();
    watches.forEach(OptionalKindWatch::stop);
    thread.ifPresent(ExecutorService::shutdown);
  }

  /** Which APIs are there. */
  OptionalApis apis() {
    return new OptionalApis(
        watches.stream()
            .collect(
                ImmutableMap.toImmutableMap(OptionalKindWatch::kind, OptionalKindWatch::state)));
  }

  @Override
  public List<HasMetadata> childrenOf(StreamBusCluster cluster) {
    ResourceID id = ResourceID.fromResource(cluster);
    return watches.stream()
        .flatMap(watch -> watch.objectsOf(id))
        .collect(ImmutableList.toImmutableList());
  }

  @Override
  public Set<HasMetadata> getSecondaryResources(StreamBusCluster cluster) {
    return ImmutableSet.copyOf(childrenOf(cluster));
  }

  private void trigger(ResourceID cluster) {
    getEventHandler().handleEvent(new Event(cluster));
  }

  /** What it is given after its end is left undone. */
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

    /** All of them: a pass that finds everything as it should be costs no request. */
    @Override
    public void stateChanged() {
      clusters.ifPresent(all -> all.keys().forEach(OptionalKindSource.this::trigger));
    }

    @Override
    public void unavailable(OptionalKind kind) {
      recentWrites.forgetAll(kind.kind());
    }

    @Override
    public void onAdd(HasMetadata added) {
      if (!recentWrites.isOwnCreation(added)) {
        triggerOwners(added);
      }
    }

    @Override
    public void onUpdate(HasMetadata before, HasMetadata now) {
      if (!recentWrites.isEcho(now) && ChildUpdateFilter.isRelevant(now, before)) {
        triggerOwners(now);
      }
    }

    @Override
    public void onDelete(HasMetadata deleted, boolean finalStateUnknown) {
      recentWrites.forget(deleted);
      triggerOwners(deleted);
    }

    private void triggerOwners(HasMetadata object) {
      OptionalKindInformers.owners(object).forEach(OptionalKindSource.this::trigger);
    }
  }
}
