package io.streambus.operator.josdk;

import com.google.common.collect.ImmutableList;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.informers.OptionalKinds;
import io.streambus.operator.kubernetes.ClusterListener;
import io.streambus.operator.reconcile.ReconcileResult;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Runs the reconciler under JOSDK, which provides events, queueing and retries. It never writes
 * through JOSDK, whose comparisons and caching cost requests.
 */
@ControllerConfiguration(name = ClusterController.NAME)
public final class ClusterController implements Reconciler<StreamBusCluster> {

  static final String NAME = "streambuscluster";

  private final EventSources events;
  private final Function<StreamBusCluster, ReconcileResult> reconciler;

  /**
   * Creates a controller.
   *
   * @param reconciler returns when to reconcile a cluster again at the latest
   */
  public ClusterController(
      EventSources events, Function<StreamBusCluster, ReconcileResult> reconciler) {
    this.events = events;
    this.reconciler = reconciler;
  }

  @Override
  public List<EventSource<?, StreamBusCluster>> prepareEventSources(
      EventSourceContext<StreamBusCluster> context) {
    return events.create(context);
  }

  @Override
  public UpdateControl<StreamBusCluster> reconcile(
      StreamBusCluster cluster, Context<StreamBusCluster> context) {
    ReconcileResult reconcileResult = reconciler.apply(cluster);
    // The cluster was deleted during the reconciliation, which may have restarted watches for it.
    if (context.getPrimaryCache().get(ResourceID.fromResource(cluster)).isEmpty()) {
      events.clusterDeleted(cluster);
    }
    UpdateControl<StreamBusCluster> control = UpdateControl.noUpdate();
    reconcileResult.requeueAfter().ifPresent(control::rescheduleAfter);
    return control;
  }

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
      OptionalKinds optionalKinds,
      SimpleInboundEventSource<StreamBusCluster> triggers,
      ImmutableList<ClusterListener> listeners) {

    List<EventSource<?, StreamBusCluster>> create(EventSourceContext<StreamBusCluster> context) {
      return ImmutableList.<EventSource<?, StreamBusCluster>>builder()
          .addAll(children.create(context))
          .addAll(brokers.create(context))
          .add(new OptionalKindSource(optionalKinds, context.getPrimaryCache()))
          .add(triggers)
          .add(new ClusterEventRelay(listeners))
          .build();
    }

    /** Notifies the listeners that a cluster was deleted. */
    void clusterDeleted(StreamBusCluster cluster) {
      listeners.forEach(listener -> listener.onDelete(cluster));
    }

    /** Relays cluster events to listeners; triggers no reconciliations. */
    private static final class ClusterEventRelay extends AbstractEventSource<Void, StreamBusCluster>
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
  }
}
