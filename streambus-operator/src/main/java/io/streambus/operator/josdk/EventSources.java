package io.streambus.operator.josdk;

import com.google.common.collect.ImmutableList;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.streambus.api.StreamBusCluster;
import java.util.List;
import java.util.Set;

/**
 * Event sources that trigger reconciliations, in addition to changes of the cluster itself.
 *
 * @param children objects that clusters own
 * @param brokers pods and claims of clusters
 * @param optionalKinds owned objects of optional kinds, and the availability of these kinds
 * @param triggers requests from other components
 * @param listeners receive the events of each cluster; they trigger no reconciliations
 */
public record EventSources(
    ChildInformers children,
    BrokerInformers brokers,
    OptionalKindSource optionalKinds,
    SimpleInboundEventSource<StreamBusCluster> triggers,
    ImmutableList<ClusterListener> listeners) {

  List<EventSource<?, StreamBusCluster>> create(EventSourceContext<StreamBusCluster> context) {
    return ImmutableList.<EventSource<?, StreamBusCluster>>builder()
        .addAll(children.create(context))
        .addAll(brokers.create(context))
        .add(optionalKinds.withClusters(context.getPrimaryCache()))
        .add(triggers)
        .add(new ClusterEventRelay(listeners))
        .build();
  }

  /** Notifies the listeners that a cluster was deleted. */
  void clusterDeleted(StreamBusCluster cluster) {
    listeners.forEach(listener -> listener.onDelete(cluster));
  }

  /** Relays cluster events to listeners; triggers no reconciliations. */
  private static final class ClusterEventRelay extends AbstractEventSource<Void, StreamBusCluster>
      implements ResourceEventAware<StreamBusCluster> {

    private final List<ClusterListener> listeners;

    ClusterEventRelay(List<ClusterListener> listeners) {
      super(Void.class, "cluster-event-relay");
      this.listeners = listeners;
    }

    @Override
    public void onResourceCreated(StreamBusCluster created) {
      listeners.forEach(listener -> listener.onUpdate(created));
    }

    @Override
    public void onResourceUpdated(StreamBusCluster now, StreamBusCluster before) {
      listeners.forEach(listener -> listener.onUpdate(now));
    }

    @Override
    public void onResourceDeleted(StreamBusCluster deleted) {
      listeners.forEach(listener -> listener.onDelete(deleted));
    }

    @Override
    public Set<Void> getSecondaryResources(StreamBusCluster cluster) {
      return Set.of();
    }
  }

  /** Receives cluster events from the watch, independently of reconciliations. Must not block. */
  interface ClusterListener {

    /** Called when a cluster was added or updated, even if only its status changed. */
    default void onUpdate(StreamBusCluster cluster) {}

    /** Called when a cluster was deleted. */
    default void onDelete(StreamBusCluster cluster) {}
  }
}
