package io.streambus.operator.josdk;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.metrics.ReconcileMetrics;
import io.streambus.operator.reconcile.ClusterReconciler;
import io.streambus.operator.reconcile.ReconcileResult;
import java.time.Duration;
import java.util.List;

/**
 * Runs the reconciler under JOSDK, which provides events, queueing and retries. It never writes
 * through JOSDK, whose comparisons and caching cost requests.
 */
@ControllerConfiguration(name = ClusterController.NAME)
public final class ClusterController implements Reconciler<StreamBusCluster> {

  static final String NAME = "streambuscluster";

  /** An unnecessary reconciliation costs no request and compensates for lost events. */
  public static final Duration MAX_RECONCILE_INTERVAL = Duration.ofMinutes(10);

  private final EventSources events;
  private final ClusterReconciler reconciler;
  private final RunningReconciles running;
  private final ReconcileMetrics metrics;

  public ClusterController(
      EventSources events,
      ClusterReconciler reconciler,
      RunningReconciles running,
      ReconcileMetrics metrics) {
    this.events = events;
    this.reconciler = reconciler;
    this.running = running;
    this.metrics = metrics;
  }

  @Override
  public List<EventSource<?, StreamBusCluster>> prepareEventSources(
      EventSourceContext<StreamBusCluster> context) {
    return events.create(context);
  }

  @Override
  public UpdateControl<StreamBusCluster> reconcile(
      StreamBusCluster cluster, Context<StreamBusCluster> context) {
    ReconcileResult reconcileResult =
        running.track(() -> metrics.record(() -> reconciler.reconcile(cluster)));
    // The cluster was deleted during the reconciliation, which may have restarted watches for it.
    if (context.getPrimaryCache().get(ResourceID.fromResource(cluster)).isEmpty()) {
      events.clusterDeleted(cluster);
    }
    UpdateControl<StreamBusCluster> control = UpdateControl.noUpdate();
    reconcileResult
        .requeueAfter()
        .map(ClusterController::bounded)
        .ifPresent(control::rescheduleAfter);
    return control;
  }

  /** JOSDK ignores the maximum reconciliation interval if a delay is given. */
  private static Duration bounded(Duration delay) {
    return delay.compareTo(MAX_RECONCILE_INTERVAL) < 0 ? delay : MAX_RECONCILE_INTERVAL;
  }
}
