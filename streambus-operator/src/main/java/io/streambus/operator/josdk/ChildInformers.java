package io.streambus.operator.josdk;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.BuiltInApis;
import io.streambus.operator.kubernetes.ManagedNames;
import io.streambus.operator.kubernetes.client.ObjectCache;
import io.streambus.operator.kubernetes.client.RecentWrites;
import io.streambus.resources.extension.Extensions;
import io.streambus.resources.objects.ManagedResources;
import java.util.List;
import java.util.stream.Stream;

/** Informers for the objects that the operator manages, one for each built-in kind. */
public final class ChildInformers implements ObjectCache<HasMetadata> {

  static final String MANAGED_BY_SELECTOR = ClusterLabels.MANAGED_BY + "=" + ClusterLabels.OPERATOR;

  private final ImmutableSet<Class<? extends HasMetadata>> kinds;
  private final ClusterOwners owners;
  private final RecentWrites recentWrites;
  private volatile List<InformerEventSource<? extends HasMetadata, StreamBusCluster>> sources =
      List.of();

  /**
   * Creates no informer yet.
   *
   * @param extensions whose objects of built-in kinds are watched, too
   */
  public ChildInformers(Extensions extensions, RecentWrites recentWrites) {
    this.kinds =
        Stream.concat(
                ManagedResources.builtInKinds().stream(),
                extensions.types().stream().filter(BuiltInApis::contain))
            .collect(ImmutableSet.toImmutableSet());
    this.owners = new ClusterOwners(ManagedNames.with(extensions));
    this.recentWrites = recentWrites;
  }

  List<EventSource<?, StreamBusCluster>> create(EventSourceContext<StreamBusCluster> context) {
    ImmutableList.Builder<InformerEventSource<? extends HasMetadata, StreamBusCluster>> created =
        ImmutableList.builder();
    kinds.forEach(kind -> created.add(source(kind, context)));
    sources = created.build();
    return ImmutableList.copyOf(sources);
  }

  @Override
  public List<HasMetadata> objectsOf(StreamBusCluster cluster) {
    ImmutableList.Builder<HasMetadata> children = ImmutableList.builder();
    sources.forEach(source -> children.addAll(source.getSecondaryResources(cluster)));
    return children.build();
  }

  private <T extends HasMetadata> InformerEventSource<T, StreamBusCluster> source(
      Class<T> kind, EventSourceContext<StreamBusCluster> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(kind, StreamBusCluster.class)
            .withName(kind.getSimpleName())
            .withLabelSelector(MANAGED_BY_SELECTOR)
            .withNamespacesInheritedFromController()
            .withInformerListLimit(LeanItemStore.PAGE_SIZE)
            .withItemStore(new LeanItemStore<>(owners::exist))
            .withSecondaryToPrimaryMapper(owners::of)
            .withOnAddFilter(added -> !recentWrites.isOwnCreation(added))
            .withOnUpdateFilter(
                (now, before) ->
                    !recentWrites.isOwnWrite(now) && UpdateFilter.isRelevantChild(now, before))
            .withOnDeleteFilter(
                (deleted, finalStateUnknown) -> {
                  recentWrites.discard(deleted);
                  return true;
                })
            .build(),
        context);
  }
}
