package io.streambus.operator.josdk;

import com.google.common.collect.ImmutableList;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.streambus.api.StreamBusCluster;
import java.util.List;

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
}
