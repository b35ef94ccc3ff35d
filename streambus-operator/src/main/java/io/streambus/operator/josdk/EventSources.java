package io.streambus.operator.josdk;

import com.google.common.collect.ImmutableList;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.streambus.api.StreamBusCluster;
import java.util.List;

/** Everything that asks for passes, besides changes of the clusters themselves. */
record EventSources(ChildInformers children, OptionalKindSource optionalKinds, WakeSource wakes) {

  List<EventSource<?, StreamBusCluster>> create(EventSourceContext<StreamBusCluster> context) {
    return ImmutableList.<EventSource<?, StreamBusCluster>>builder()
        .addAll(children.create(context))
        .add(optionalKinds.over(context.getPrimaryCache()))
        .add(wakes)
        .build();
  }
}
