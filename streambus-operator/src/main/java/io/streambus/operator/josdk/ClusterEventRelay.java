package io.streambus.operator.josdk;

import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import io.streambus.api.StreamBusCluster;
import java.util.List;
import java.util.Set;

/** Relays cluster events to listeners; triggers no reconciliations. */
final class ClusterEventRelay extends AbstractEventSource<Void, StreamBusCluster>
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
