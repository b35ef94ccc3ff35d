package io.streambus.operator.josdk;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnAddFilter;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.client.ClaimReader;
import io.streambus.operator.kubernetes.client.ObjectCache;
import io.streambus.operator.kubernetes.client.PartialPod;
import io.streambus.operator.kubernetes.client.PodReader;
import io.streambus.operator.kubernetes.client.StrayPod;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Informers for the pods and claims of brokers. The StatefulSet controller creates these objects,
 * so they are mapped to clusters by label: not every one is owned by its cluster.
 */
public final class BrokerInformers {

  private volatile Optional<InformerEventSource<PartialPod, StreamBusCluster>> pods =
      Optional.empty();
  private volatile Optional<InformerEventSource<PersistentVolumeClaim, StreamBusCluster>> claims =
      Optional.empty();

  List<EventSource<?, StreamBusCluster>> create(EventSourceContext<StreamBusCluster> context) {
    var podSource =
        source(
            PartialPod.class,
            new LeanItemStore<>(PodReader::isBroker, StrayPod::summary),
            PodUpdateFilter::isRelevantNewPod,
            PodUpdateFilter::isRelevantPodUpdate,
            context);
    var claimSource =
        source(
            PersistentVolumeClaim.class,
            new LeanItemStore<>(ClaimReader::isOfBroker),
            claim -> PodUpdateFilter.isRelevantNewClaim(claim, podsOfSameCluster(claim, context)),
            (now, before) ->
                PodUpdateFilter.isRelevantClaimUpdate(now, before)
                    || (PodUpdateFilter.isBinding(now, before)
                        && PodUpdateFilter.isRelevantNewClaim(
                            now, podsOfSameCluster(now, context))),
            context);
    pods = Optional.of(podSource);
    claims = Optional.of(claimSource);
    return ImmutableList.of(podSource, claimSource);
  }

  public ObjectCache<PartialPod> pods() {
    return cluster -> all(pods, cluster);
  }

  public ObjectCache<PersistentVolumeClaim> claims() {
    return cluster -> all(claims, cluster);
  }

  private static <T extends HasMetadata> Collection<T> all(
      Optional<InformerEventSource<T, StreamBusCluster>> source, StreamBusCluster cluster) {
    return source
        .<Collection<T>>map(each -> each.getSecondaryResources(cluster))
        .orElse(ImmutableList.of());
  }

  private Collection<PartialPod> podsOfSameCluster(
      HasMetadata object, EventSourceContext<StreamBusCluster> context) {
    return cluster(object).stream()
        .flatMap(id -> context.getPrimaryCache().get(id).stream())
        .flatMap(cluster -> all(pods, cluster).stream())
        .toList();
  }

  private static <T extends HasMetadata> InformerEventSource<T, StreamBusCluster> source(
      Class<T> kind,
      LeanItemStore<T> itemStore,
      OnAddFilter<T> addFilter,
      OnUpdateFilter<T> updateFilter,
      EventSourceContext<StreamBusCluster> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(kind, StreamBusCluster.class)
            .withName("broker-" + HasMetadata.getPlural(kind))
            .withLabelSelector(ChildInformers.MANAGED_BY_SELECTOR)
            .withNamespacesInheritedFromController()
            .withInformerListLimit(LeanItemStore.PAGE_SIZE)
            .withItemStore(itemStore)
            .withSecondaryToPrimaryMapper(BrokerInformers::cluster)
            .withOnAddFilter(addFilter)
            .withOnUpdateFilter(updateFilter)
            .build(),
        context);
  }

  private static Set<ResourceID> cluster(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getLabels())
        .map(labels -> labels.get(ClusterLabels.INSTANCE))
        .map(name -> Set.of(new ResourceID(name, object.getMetadata().getNamespace())))
        .orElse(Set.of());
  }
}
