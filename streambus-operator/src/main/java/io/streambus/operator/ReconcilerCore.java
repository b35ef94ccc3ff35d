package io.streambus.operator;

import com.google.common.base.Ticker;
import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.brokers.BrokerApis;
import io.streambus.operator.brokers.BrokerWatcher;
import io.streambus.operator.brokers.LeaderLookups;
import io.streambus.operator.informers.DefaultReconcileEnvironment;
import io.streambus.operator.kubernetes.ClusterListener;
import io.streambus.operator.kubernetes.ReconcileTrigger;
import io.streambus.operator.kubernetes.client.ClientKubernetes;
import io.streambus.operator.kubernetes.client.ClientPodAddresses;
import io.streambus.operator.kubernetes.client.SecretWatches;
import io.streambus.operator.metrics.LastSuccessfulReconcile;
import io.streambus.operator.metrics.OperatorGauges;
import io.streambus.operator.metrics.ReconcileMetrics;
import io.streambus.operator.metrics.StatusMetrics;
import io.streambus.operator.metrics.WriteFailures;
import io.streambus.operator.reconcile.ClusterReconciler;
import io.streambus.operator.reconcile.ReconcileErrorException;
import io.streambus.operator.reconcile.ReconcileResult;
import io.streambus.operator.reconcile.ReconcileTracer;
import io.streambus.operator.reconcile.RunningReconciles;
import java.time.Duration;
import java.util.Optional;

/**
 * Reconciles clusters with a client, whatever watches them and calls it: JOSDK, or the work queue
 * of an embedder.
 */
final class ReconcilerCore implements AutoCloseable {

  /** An unnecessary reconciliation costs no request and compensates for lost events. */
  static final Duration MAX_RECONCILE_INTERVAL = Duration.ofMinutes(10);

  private final OperatorGauges gauges;
  private final RunningReconciles running;
  private final BrokerApis apis;
  private final BrokerWatcher brokers;
  private final LeaderLookups leaders;
  private final SecretWatches secrets;
  private final ClusterReconciler reconciler;
  private final ReconcileMetrics metrics;
  private final ImmutableList<ClusterListener> listeners;

  /**
   * Sends no request before the first reconciliation.
   *
   * @param watched what the informers know
   * @param trigger is called for a cluster to be reconciled for another reason than an event of an
   *     informer
   */
  ReconcilerCore(
      KubernetesClient client,
      OperatorOptions options,
      Ticker ticker,
      WatchedObjects watched,
      ReconcileTrigger trigger) {
    gauges = new OperatorGauges(options.meterRegistry());
    running = new RunningReconciles(ticker);
    secrets = new SecretWatches(client, trigger);
    apis =
        new BrokerApis(
            options
                .brokerAddresses()
                .withPods(
                    new ClientPodAddresses(watched.caches().children(), watched.caches().pods())));
    brokers = new BrokerWatcher(apis, trigger, options.meterRegistry(), options.clock());
    leaders = new LeaderLookups(apis, trigger, options.meterRegistry(), ticker);
    DefaultReconcileEnvironment environment =
        new DefaultReconcileEnvironment(
            options.clusterInputs(),
            watched.base().extensions(),
            watched.base().optionalKinds(),
            secrets,
            brokers,
            leaders);
    reconciler =
        new ClusterReconciler(
            new ClientKubernetes(
                client,
                watched.caches(),
                watched.base().recentWrites(),
                new WriteFailures(options.meterRegistry())),
            environment,
            options.clock(),
            options.random(),
            new ReconcileTracer(options.openTelemetry()));
    listeners = ImmutableList.of(environment, new StatusMetrics(gauges));
    metrics =
        new ReconcileMetrics(options.meterRegistry(), new LastSuccessfulReconcile(gauges)::record);
  }

  /**
   * What the informers know.
   *
   * @param caches their objects, including those of optional kinds
   */
  record WatchedObjects(WatchBase base, ClientKubernetes.Caches caches) {}

  OperatorGauges gauges() {
    return gauges;
  }

  RunningReconciles running() {
    return running;
  }

  /** Returns what receives the events of each cluster. */
  ImmutableList<ClusterListener> listeners() {
    return listeners;
  }

  /**
   * Reconciles a cluster once. Must not be called for the same cluster by two threads at the same
   * time.
   *
   * @return when to reconcile it again at the latest, at most ten minutes
   * @throws RuntimeException if it is to be repeated; errors become exceptions, unless memory is
   *     exhausted
   */
  ReconcileResult reconcile(StreamBusCluster cluster) {
    ReconcileResult result =
        ReconcileErrorException.insteadOfError(
            () -> running.track(() -> metrics.record(() -> reconciler.reconcile(cluster))));
    return new ReconcileResult(
        result.kind(),
        Optional.of(
            Comparators.min(
                result.requeueAfter().orElse(MAX_RECONCILE_INTERVAL), MAX_RECONCILE_INTERVAL)),
        result.restarted());
  }

  /** Discards what is known about a cluster that was deleted during its reconciliation. */
  void clusterDeleted(StreamBusCluster cluster) {
    listeners.forEach(listener -> listener.onDelete(cluster));
  }

  /** Ends watches and calls of brokers that reconciliations started, and removes the gauges. */
  @Override
  public void close() {
    secrets.close();
    brokers.close();
    leaders.close();
    apis.close();
    gauges.close();
  }
}
