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
 * Runs the reconcile line under JOSDK, which brings events, queues and retries. It never uses the
 * writes of JOSDK: they compare and cache in ways that cost requests.
 */
@ControllerConfiguration(name = ClusterController.NAME)
public final class ClusterController implements Reconciler<StreamBusCluster> {

  static final String NAME = "streambuscluster";

  /** A pass without need costs no request, and heals whatever an event was lost for. */
  public static final Duration MAX_RECONCILE_INTERVAL = Duration.ofMinutes(10);

  private final EventSources events;
  private final ClusterReconciler line;
  private final ReconcileMetrics metrics;

  public ClusterController(EventSources events, ClusterReconciler line, ReconcileMetrics metrics) {
    this.events = events;
    this.line = line;
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
    ReconcileResult reconcileResult = metrics.record(() -> line.reconcile(cluster));
    // Deleted during the pass, which may have taken up what the deletion had ended.
    if (context.getPrimaryCache().get(ResourceID.fromResource(cluster)).isEmpty()) {
      events.gone(cluster);
    }
    UpdateControl<StreamBusCluster> control = UpdateControl.noUpdate();
    reconcileResult
        .requeueAfter()
        .map(ClusterController::bounded)
        .ifPresent(control::rescheduleAfter);
    return control;
  }

  /** JOSDK gives up its own longest silence where a time is named. */
  private static Duration bounded(Duration again) {
    return again.compareTo(MAX_RECONCILE_INTERVAL) < 0 ? again : MAX_RECONCILE_INTERVAL;
  }
}
