package io.streambus.operator;

import com.google.common.base.Ticker;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.stability.PublicApi;
import io.streambus.api.text.ExternalText;
import io.streambus.operator.ExclusiveRuns.Permission;
import io.streambus.operator.informers.ClusterInformers;
import io.streambus.operator.informers.InformerFailures;
import io.streambus.operator.informers.InformerHealth;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.client.ClientKubernetes;
import io.streambus.operator.reconcile.RetryDelay;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reconciler of clusters for a work queue of the caller, without JOSDK, whose library need not
 * be on the class path. It watches clusters and everything that belongs to them with the client,
 * tells the queue which clusters are to be reconciled, and reconciles one when it is called.
 *
 * <pre>{@code
 * StreamBusController streambus = StreamBusController.create(client, options);
 * streambus.start((namespace, name) -> queue.add(namespace, name));
 * // Each thread of the caller:
 * ReconcileOutcome outcome = streambus.reconcile(namespace, name);
 * outcome.requeueAfter().ifPresent(delay -> queue.addAfter(namespace, name, delay));
 * }</pre>
 *
 * <p>All methods may be called by any thread. The caller owns the client, the queue and the
 * threads; {@link OperatorOptions#parallelism} is ignored. While nothing changes, no request is
 * sent.
 *
 * <p>Two operators must not reconcile the same clusters at the same time. To run several replicas,
 * create and start a controller in the leader only, and close it before the lease is released.
 */
@PublicApi
public final class StreamBusController implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StreamBusController.class);
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(20);

  private final ReconcilerCore core;
  private final ClusterInformers informers;
  private final InformerFailures informerFailures;
  private final OperatorHealth health;
  private final ExclusiveRuns runs = new ExclusiveRuns();

  /** Reconciliations that failed in a row. */
  private final Map<ObjectKey, Integer> failures = new ConcurrentHashMap<>();

  private final AtomicBoolean startable = new AtomicBoolean(true);

  /** Present after the start. */
  private volatile Optional<ClusterQueue> queue = Optional.empty();

  private StreamBusController(KubernetesClient client, OperatorOptions options, Ticker ticker) {
    WatchBase base = WatchBase.create(client, options);
    informers =
        new ClusterInformers(
            client,
            new ClusterInformers.Scope(options.namespaces(), options.selector()),
            base.kinds(),
            base.optionalKinds(),
            this::add);
    core =
        new ReconcilerCore(
            client,
            options,
            ticker,
            new ReconcilerCore.WatchedObjects(
                base,
                new ClientKubernetes.Caches(
                    informers.children().combinedWith(base.optionalKinds()),
                    informers.pods(),
                    informers.claims())),
            this::add);
    informerFailures = WatchBase.failures(options);
    InformerHealth informerHealth = new InformerHealth(ticker);
    health =
        OperatorHealth.withoutQueue(
            () -> informerHealth.failure(informers.states()), core.running());
  }

  /**
   * Creates a controller. Sends no request to the API server before its start.
   *
   * @param client the client, which the caller closes after the controller
   * @param options the options
   * @return the controller
   * @throws io.streambus.resources.extension.InvalidExtensionException if an extension is invalid
   */
  public static StreamBusController create(KubernetesClient client, OperatorOptions options) {
    return new StreamBusController(client, options, Ticker.systemTicker());
  }

  /**
   * Starts the watches, and returns once all objects are known and all clusters were added to the
   * queue. If it fails, the controller is closed.
   *
   * @param queue receives the clusters to reconcile, from now on and by any thread
   * @throws OperatorStartException if the CustomResourceDefinition of clusters is not installed, or
   *     a watch cannot be started for another reason
   * @throws IllegalStateException if the controller was started or closed before
   */
  public void start(ClusterQueue queue) {
    if (!startable.compareAndSet(true, false)) {
      throw new IllegalStateException(
          "the controller was started or closed before; create another one");
    }
    try {
      new ControllerStart(informers, informerFailures).run(core.listeners());
      this.queue = Optional.of(queue);
      informers.keys().forEach(key -> queue.add(key.namespace(), key.name()));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Before the start, every cluster is still to be added. */
  private void add(String namespace, String name) {
    if (runs.isClosed()) {
      return;
    }
    queue.ifPresent(
        started -> {
          try {
            started.add(namespace, name);
          } catch (RuntimeException e) {
            log.atError()
                .addKeyValue("namespace", namespace)
                .addKeyValue("cluster", name)
                .setCause(e)
                .log("The queue rejected a cluster");
          }
        });
  }

  /**
   * Reconciles a cluster once, with the thread of the caller. Takes milliseconds unless requests
   * are slow. If another thread reconciles the same cluster, nothing is done, and the cluster is
   * added to the queue when that reconciliation has ended.
   *
   * @param namespace namespace of the cluster
   * @param name name of the cluster
   * @return when to reconcile the cluster again, and why the reconciliation failed if it did
   * @throws IllegalStateException if the controller is not started
   */
  public ReconcileOutcome reconcile(String namespace, String name) {
    if (queue.isEmpty()) {
      throw new IllegalStateException("the controller is not started; call start before reconcile");
    }
    ObjectKey key = new ObjectKey(StreamBusCluster.KIND, namespace, name);
    if (runs.begin(key) != Permission.RUN) {
      return new ReconcileOutcome.Done();
    }
    try {
      return informers
          .find(namespace, name)
          .filter(cluster -> !cluster.isMarkedForDeletion())
          .map(cluster -> reconcile(key, cluster))
          .orElseGet(() -> done(key));
    } finally {
      if (runs.end(key)) {
        add(namespace, name);
      }
    }
  }

  private ReconcileOutcome reconcile(ObjectKey key, StreamBusCluster cluster) {
    ReconcileOutcome outcome = outcome(key, cluster);
    // The cluster was deleted during the reconciliation, which may have restarted watches for it.
    if (informers.find(key.namespace(), key.name()).isEmpty()) {
      core.clusterDeleted(cluster);
      return done(key);
    }
    return outcome;
  }

  private ReconcileOutcome done(ObjectKey key) {
    failures.remove(key);
    return new ReconcileOutcome.Done();
  }

  private ReconcileOutcome outcome(ObjectKey key, StreamBusCluster cluster) {
    try {
      Duration delay =
          core.reconcile(cluster).requeueAfter().orElse(ReconcilerCore.MAX_RECONCILE_INTERVAL);
      failures.remove(key);
      return new ReconcileOutcome.Reconciled(delay);
    } catch (RuntimeException e) {
      return new ReconcileOutcome.Failed(
          RetryDelay.after(failures.merge(key, 1, Integer::sum)),
          ExternalText.line(String.valueOf(e.getMessage()), ExternalText.MAX_EXPLANATION),
          e);
    }
  }

  /**
   * {@return false if the controller must be closed and another one started: an informer has
   * stopped, the watch of one stays interrupted while others run, or a reconciliation does not end}
   * While the API server is unreachable, the controller is healthy. Call it at least once a minute,
   * after the start.
   */
  public boolean isHealthy() {
    return health.isHealthy();
  }

  /**
   * Stops the watches, and waits at most 20 seconds for running reconciliations to finish. Nothing
   * is reconciled afterwards, whatever is in the queue.
   */
  @Override
  public void close() {
    startable.set(false);
    try {
      if (!runs.close(SHUTDOWN_TIMEOUT)) {
        log.atWarn().log("Reconciliations are still running after 20 seconds");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      informers.stop();
      core.close();
    }
  }
}
