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
 * @param wakes what other parts ask for
 * @param surroundings learn of the end of clusters
 * @param expiry learns of each status
 */
record EventSources(
    ChildInformers children,
    WakeSource wakes,
    LiveSurroundings surroundings,
    ExpiryListener expiry) {

  List<EventSource<?, StreamBusCluster>> create(EventSourceContext<StreamBusCluster> context) {
    surroundings.know(context.getPrimaryCache());
    return ImmutableList.<EventSource<?, StreamBusCluster>>builder()
        .addAll(children.create(context))
        .add(wakes)
        .add(new ClusterNews(List.of(surroundings, expiry)))
        .build();
  }
}
