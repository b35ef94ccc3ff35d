package io.streambus.operator.josdk;

import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import io.streambus.api.StreamBusCluster;
import java.util.Set;
import java.util.function.Consumer;

/** Tells of clusters that are gone, which get no pass. */
final class ClusterDeletions extends AbstractEventSource<Void, StreamBusCluster>
    implements ResourceEventAware<StreamBusCluster> {

  private final Consumer<StreamBusCluster> gone;

  ClusterDeletions(Consumer<StreamBusCluster> gone) {
    super(Void.class, "deletions");
    this.gone = gone;
  }

  @Override
  public void onResourceDeleted(StreamBusCluster cluster) {
    gone.accept(cluster);
  }

  @Override
  public Set<Void> getSecondaryResources(StreamBusCluster cluster) {
    return Set.of();
  }
}
