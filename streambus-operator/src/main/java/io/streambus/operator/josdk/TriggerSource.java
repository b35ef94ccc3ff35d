package io.streambus.operator.josdk;

import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.ReconcileTrigger;
import java.util.Set;

/** Lets components with watches outside JOSDK trigger reconciles. */
public final class TriggerSource extends AbstractEventSource<Void, StreamBusCluster>
    implements ReconcileTrigger {

  public TriggerSource() {
    super(Void.class, "reconcile-trigger");
  }

  @Override
  public void trigger(String namespace, String name) {
    // At startup, every cluster is reconciled anyway.
    if (isRunning()) {
      getEventHandler().handleEvent(new Event(new ResourceID(name, namespace)));
    }
  }

  @Override
  public Set<Void> getSecondaryResources(StreamBusCluster cluster) {
    return Set.of();
  }
}
