package io.streambus.operator.josdk;

import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.RuntimeInfo;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.informers.LeanItemStore;
import io.streambus.operator.informers.WatchState;
import io.streambus.operator.informers.WatchedKind;
import io.streambus.operator.kubernetes.ObjectKey;
import java.util.HashMap;
import java.util.Map;

/** Informers that JOSDK runs. */
public final class JosdkInformers {

  private JosdkInformers() {}

  static <T extends HasMetadata> InformerEventSource<T, StreamBusCluster> source(
      WatchedKind<T> kind, EventSourceContext<StreamBusCluster> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(kind.type(), StreamBusCluster.class)
            .withName(kind.name())
            .withLabelSelector(kind.selector().orElse(null))
            .withNamespacesInheritedFromController()
            .withInformerListLimit(LeanItemStore.PAGE_SIZE)
            .withItemStore(kind.store().get())
            .withSecondaryToPrimaryMapper(
                object ->
                    kind.clusters().apply(object).stream()
                        .map(JosdkInformers::id)
                        .collect(ImmutableSet.toImmutableSet()))
            .withOnAddFilter(kind.filter()::isRelevantAddition)
            .withOnUpdateFilter(kind.filter()::isRelevantUpdate)
            .withOnDeleteFilter(
                (deleted, finalStateUnknown) -> kind.filter().isRelevantDeletion(deleted))
            .build(),
        context);
  }

  static ResourceID id(ObjectKey cluster) {
    return new ResourceID(cluster.name(), cluster.namespace());
  }

  static ObjectKey key(ResourceID cluster) {
    return new ObjectKey(
        StreamBusCluster.KIND, cluster.getNamespace().orElseThrow(), cluster.getName());
  }

  /** Returns the states of all informers by name. */
  public static Map<String, WatchState> states(RuntimeInfo runtime) {
    Map<String, WatchState> states = new HashMap<>();
    runtime
        .getRegisteredControllers()
        .forEach(
            controller ->
                controller
                    .getControllerHealthInfo()
                    .eventSourceHealthIndicators()
                    .forEach(
                        (name, source) -> {
                          if (source
                              instanceof InformerWrappingEventSourceHealthIndicator<?> wrapping) {
                            wrapping
                                .informerHealthIndicators()
                                .forEach(
                                    (namespace, informer) ->
                                        states.put(
                                            name + "/" + namespace,
                                            new WatchState(
                                                informer::isRunning, informer::isWatching)));
                          }
                        }));
    return states;
  }
}
