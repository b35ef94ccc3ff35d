package io.streambus.operator.josdk;

import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.informers.OptionalKinds;
import java.util.Set;

/**
 * Event source for objects of optional kinds. JOSDK's built-in event sources would stop the
 * operator if an API is missing.
 */
final class OptionalKindSource extends AbstractEventSource<HasMetadata, StreamBusCluster>
    implements ResourceEventAware<StreamBusCluster> {

  private final OptionalKinds kinds;
  private final Cache<StreamBusCluster> clusters;

  OptionalKindSource(OptionalKinds kinds, Cache<StreamBusCluster> clusters) {
    super(HasMetadata.class, "optional-kinds");
    this.kinds = kinds;
    this.clusters = clusters;
  }

  @Override
  public void start() {
    super.start();
    kinds.start(
        (namespace, name) ->
            getEventHandler().handleEvent(new Event(new ResourceID(name, namespace))),
        () -> clusters.keys().map(JosdkInformers::key));
  }

  @Override
  public void stop() {
    super.stop();
    kinds.stop();
  }

  @Override
  public void onResourceCreated(StreamBusCluster created) {
    kinds.onClusterCreated(created);
  }

  @Override
  public void onResourceUpdated(StreamBusCluster now, StreamBusCluster before) {
    kinds.onClusterUpdated(now, before);
  }

  @Override
  public Set<HasMetadata> getSecondaryResources(StreamBusCluster cluster) {
    return ImmutableSet.copyOf(kinds.objectsOf(cluster));
  }
}
