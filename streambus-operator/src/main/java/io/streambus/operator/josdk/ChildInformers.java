package io.streambus.operator.josdk;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.informers.WatchedKind;
import io.streambus.operator.informers.WatchedKinds;
import io.streambus.operator.kubernetes.client.ObjectCache;
import java.util.List;

/** Informers for the objects that the operator manages, one for each built-in kind. */
public final class ChildInformers implements ObjectCache<HasMetadata> {

  private final List<WatchedKind<? extends HasMetadata>> kinds;
  private volatile List<InformerEventSource<? extends HasMetadata, StreamBusCluster>> sources =
      List.of();

  /** Creates no informer yet. */
  public ChildInformers(WatchedKinds kinds) {
    this.kinds = kinds.children();
  }

  List<EventSource<?, StreamBusCluster>> create(EventSourceContext<StreamBusCluster> context) {
    ImmutableList.Builder<InformerEventSource<? extends HasMetadata, StreamBusCluster>> created =
        ImmutableList.builder();
    kinds.forEach(kind -> created.add(JosdkInformers.source(kind, context)));
    sources = created.build();
    return ImmutableList.copyOf(sources);
  }

  @Override
  public List<HasMetadata> objectsOf(StreamBusCluster cluster) {
    ImmutableList.Builder<HasMetadata> children = ImmutableList.builder();
    sources.forEach(source -> children.addAll(source.getSecondaryResources(cluster)));
    return children.build();
  }
}
