package io.streambus.operator.josdk;

import com.google.common.collect.ImmutableList;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.streambus.api.StreamBusCluster;
import java.util.List;

/**
 * What passes are made for, beside changes of a cluster itself.
 *
 * @param children the objects that clusters own
 * @param brokers their pods and claims
 * @param optionalKinds the same of kinds that may be absent, and whether they are
 * @param triggers what other parts ask for
 * @param listeners learn of each cluster; they bring about no pass
 */
public record EventSources(
    ChildInformers children,
    BrokerInformers brokers,
    OptionalKindSource optionalKinds,
    TriggerSource triggers,
    ImmutableList<ClusterListener> listeners) {

  List<EventSource<?, StreamBusCluster>> create(EventSourceContext<StreamBusCluster> context) {
    return ImmutableList.<EventSource<?, StreamBusCluster>>builder()
        .addAll(children.create(context))
        .addAll(brokers.create(context))
        .add(optionalKinds.over(context.getPrimaryCache()))
        .add(triggers)
        .add(new ClusterEventRelay(listeners))
        .build();
  }

  /** Tells that a cluster is gone. */
  void gone(StreamBusCluster cluster) {
    listeners.forEach(listener -> listener.gone(cluster));
  }
}
