package io.streambus.operator.josdk;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.metrics.ReconcileQueue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Updates the metrics of the queue of JOSDK. JOSDK calls it while it holds the lock that all events
 * need, except at the start of a reconciliation, so it must not block.
 */
public final class ReconcileObserver implements Metrics {

  private final ReconcileQueue queue;

  public ReconcileObserver(ReconcileQueue queue) {
    this.queue = queue;
  }

  /** Despite its name, called when a cluster is handed to the threads, not when one is free. */
  @Override
  public void reconcileCustomResource(
      HasMetadata cluster, @Nullable RetryInfo retry, Map<String, Object> metadata) {
    queue.add(ObjectKey.of(cluster));
  }

  @Override
  public void reconciliationExecutionStarted(HasMetadata cluster, Map<String, Object> metadata) {
    queue.remove(ObjectKey.of(cluster));
  }

  /** Called when a cluster was deleted, whose reconciliation then does not start. */
  @Override
  public void cleanupDoneFor(ResourceID id, Map<String, Object> metadata) {
    queue.remove(
        new ObjectKey(StreamBusCluster.KIND, id.getNamespace().orElseThrow(), id.getName()));
  }
}
