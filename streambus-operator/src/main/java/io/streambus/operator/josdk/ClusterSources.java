package io.streambus.operator.josdk;

import com.google.common.collect.ImmutableList;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.streambus.api.StreamBusCluster;
import java.util.List;

/**
 * What brings about passes, besides clusters themselves.
 *
 * @param children objects that the operator made
 * @param wakes other parts of the operator
 * @param news of clusters; it brings about none, and hears of them with the others
 */
record ClusterSources(ChildInformers children, WakeSource wakes, ClusterNews news) {

  List<EventSource<?, StreamBusCluster>> create(EventSourceContext<StreamBusCluster> context) {
    return ImmutableList.<EventSource<?, StreamBusCluster>>builder()
        .addAll(children.create(context))
        .add(wakes)
        .add(news)
        .build();
  }
}
