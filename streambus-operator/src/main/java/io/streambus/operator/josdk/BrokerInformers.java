package io.streambus.operator.josdk;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.informers.WatchedKinds;
import io.streambus.operator.kubernetes.client.ObjectCache;
import io.streambus.operator.kubernetes.client.PartialPod;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Informers for the pods and claims of brokers. */
public final class BrokerInformers {

  private volatile Optional<InformerEventSource<PartialPod, StreamBusCluster>> pods =
      Optional.empty();
  private volatile Optional<InformerEventSource<PersistentVolumeClaim, StreamBusCluster>> claims =
      Optional.empty();

  List<EventSource<?, StreamBusCluster>> create(EventSourceContext<StreamBusCluster> context) {
    var podSource = JosdkInformers.source(WatchedKinds.pods(), context);
    var claimSource =
        JosdkInformers.source(
            WatchedKinds.claims(
                key -> context.getPrimaryCache().get(JosdkInformers.id(key)), pods()),
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
}
