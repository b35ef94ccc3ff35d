package com.example;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.operator.OperatorOptions;
import io.streambus.operator.ReconcileOutcome;
import io.streambus.operator.StreamBusController;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Reconciles clusters with threads and a work queue of its own, without JOSDK. */
final class WorkQueueOperator implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(WorkQueueOperator.class.getName());

  private final StreamBusController streambus;
  private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(4);

  /** When clusters are reconciled that are waiting. */
  private final Map<Key, ScheduledFuture<?>> due = new HashMap<>();

  private record Key(String namespace, String name) {}

  WorkQueueOperator(KubernetesClient client, OperatorOptions options) {
    threads.setRemoveOnCancelPolicy(true);
    streambus = StreamBusController.create(client, options);
  }

  void start() {
    streambus.start((namespace, name) -> add(new Key(namespace, name), Duration.ZERO));
  }

  /** Of several times for the same cluster, the earliest counts. */
  private synchronized void add(Key cluster, Duration delay) {
    ScheduledFuture<?> other = due.get(cluster);
    if (threads.isShutdown()
        || (other != null && other.getDelay(TimeUnit.MILLISECONDS) <= delay.toMillis())) {
      return;
    }
    if (other != null) {
      other.cancel(false);
    }
    due.put(
        cluster,
        threads.schedule(() -> reconcile(cluster), delay.toMillis(), TimeUnit.MILLISECONDS));
  }

  private void reconcile(Key cluster) {
    remove(cluster);
    ReconcileOutcome outcome = streambus.reconcile(cluster.namespace(), cluster.name());
    if (outcome instanceof ReconcileOutcome.Failed failed) {
      LOG.log(System.Logger.Level.WARNING, failed.message(), failed.cause());
    }
    outcome.requeueAfter().ifPresent(delay -> add(cluster, delay));
  }

  /** From now on, the cluster can be added again. */
  private synchronized void remove(Key cluster) {
    due.remove(cluster);
  }

  /** Returns false if it must be closed, and another one started. */
  boolean isHealthy() {
    return streambus.isHealthy();
  }

  @Override
  public void close() {
    streambus.close();
    stopThreads();
  }

  private synchronized void stopThreads() {
    threads.shutdownNow();
  }
}
