package io.streambus.operator;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.OperatorException;
import io.javaoperatorsdk.operator.api.config.Cloner;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.brokers.BrokerApis;
import io.streambus.operator.brokers.BrokerWatcher;
import io.streambus.operator.brokers.LeaderLookups;
import io.streambus.operator.josdk.BrokerInformers;
import io.streambus.operator.josdk.ChildInformers;
import io.streambus.operator.josdk.ClusterController;
import io.streambus.operator.josdk.ClusterController.EventSources;
import io.streambus.operator.josdk.DefaultReconcileEnvironment;
import io.streambus.operator.josdk.InformerHealth;
import io.streambus.operator.josdk.LeanItemStore;
import io.streambus.operator.josdk.OptionalKindSource;
import io.streambus.operator.josdk.ReconcileExecutor;
import io.streambus.operator.josdk.ReconcileObserver;
import io.streambus.operator.josdk.RetryingInformers;
import io.streambus.operator.josdk.RunningReconciles;
import io.streambus.operator.josdk.UpdateFilter;
import io.streambus.operator.kubernetes.ReconcileTrigger;
import io.streambus.operator.kubernetes.client.ClientKubernetes;
import io.streambus.operator.kubernetes.client.ClientPodAddresses;
import io.streambus.operator.kubernetes.client.RecentWrites;
import io.streambus.operator.kubernetes.client.SecretWatches;
import io.streambus.operator.metrics.LastSuccessfulReconcile;
import io.streambus.operator.metrics.OperatorGauges;
import io.streambus.operator.metrics.ReconcileMetrics;
import io.streambus.operator.metrics.ReconcileQueue;
import io.streambus.operator.metrics.StatusMetrics;
import io.streambus.operator.metrics.WriteFailures;
import io.streambus.operator.reconcile.ClusterReconciler;
import io.streambus.operator.reconcile.ReconcileTracer;
import io.streambus.operator.reconcile.RetryDelay;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the components of the operator and runs them under JOSDK. */
public final class OperatorRuntime {

  private static final Logger log = LoggerFactory.getLogger(OperatorRuntime.class);

  private static final Duration CACHE_SYNC_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(20);

  private final Operator operator;
  private final OperatorGauges gauges;
  private final BrokerApis apis;
  private final BrokerWatcher brokers;
  private final LeaderLookups leaders;
  private final SecretWatches secrets;
  private final OperatorHealth health;

  /** Why an informer has stopped; null if none has. */
  private final AtomicReference<@Nullable Throwable> lastStop = new AtomicReference<>();

  /** Sends no request to the API server before {@link #start}. */
  public OperatorRuntime(KubernetesClient client, OperatorOptions options) {
    this(client, options, Ticker.systemTicker());
  }

  OperatorRuntime(KubernetesClient client, OperatorOptions options, Ticker ticker) {
    gauges = new OperatorGauges(options.meterRegistry());
    ReconcileQueue queue = new ReconcileQueue(gauges);
    ReconcileObserver observer = new ReconcileObserver(queue);
    operator =
        new Operator(overrider -> configure(overrider.withMetrics(observer), client, options));
    RecentWrites recentWrites = new RecentWrites();
    ChildInformers informers = new ChildInformers(recentWrites);
    BrokerInformers brokerInformers = new BrokerInformers();
    OptionalKindSource optionalKinds =
        new OptionalKindSource(client, options.namespaces(), recentWrites);
    var triggers = new SimpleInboundEventSource<StreamBusCluster>("reconcile-trigger");
    ReconcileTrigger trigger =
        (namespace, name) -> triggers.propagateEvent(new ResourceID(name, namespace));
    secrets = new SecretWatches(client, trigger);
    apis =
        new BrokerApis(
            options
                .brokerAddresses()
                .withPods(new ClientPodAddresses(informers, brokerInformers.pods())));
    brokers = new BrokerWatcher(apis, trigger, options.meterRegistry(), options.clock());
    leaders = new LeaderLookups(apis, trigger, options.meterRegistry(), ticker);
    DefaultReconcileEnvironment environment =
        new DefaultReconcileEnvironment(
            options.clusterInputs(), optionalKinds, secrets, brokers, leaders);
    ClusterReconciler reconciler =
        new ClusterReconciler(
            new ClientKubernetes(
                client,
                new ClientKubernetes.Caches(
                    informers.combinedWith(optionalKinds),
                    brokerInformers.pods(),
                    brokerInformers.claims()),
                recentWrites,
                new WriteFailures(options.meterRegistry())),
            environment,
            options.clock(),
            options.random(),
            new ReconcileTracer(options.openTelemetry()));
    RunningReconciles running = new RunningReconciles(ticker);
    InformerHealth informerHealth = new InformerHealth(ticker);
    health =
        new OperatorHealth(
            () -> informerHealth.failure(operator.getRuntimeInfo()), running, queue::oldestWaiting);
    operator.register(
        new ClusterController(
            new EventSources(
                informers,
                brokerInformers,
                optionalKinds,
                triggers,
                ImmutableList.of(environment, new StatusMetrics(gauges))),
            reconciler,
            running,
            new ReconcileMetrics(
                options.meterRegistry(), new LastSuccessfulReconcile(gauges)::record)),
        overrider -> configure(overrider, options));
  }

  /**
   * Starts the operator and returns once all caches have synced and all watches have started. If it
   * cannot start, it is stopped, so that another one can use the registry of its metrics.
   *
   * @throws OperatorException if it cannot start
   */
  public void start() {
    boolean started = false;
    try {
      operator.start();
      awaitWatches();
      started = true;
    } finally {
      if (!started) {
        stop();
      }
    }
  }

  private void awaitWatches() {
    try {
      InformerHealth.awaitWatches(operator.getRuntimeInfo())
          .ifPresent(
              reason -> {
                throw new OperatorException(reason, lastStop.get());
              });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorException("interrupted during the start", e);
    }
  }

  /** Stops the operator; waits at most 20 seconds for running reconciliations to finish. */
  public void stop() {
    try {
      operator.stop();
    } finally {
      secrets.close();
      brokers.close();
      leaders.close();
      apis.close();
      gauges.close();
    }
  }

  /** Returns false if a restart of the operator is necessary. Must be called after the start. */
  public boolean isHealthy() {
    return health.isHealthy();
  }

  private void configure(
      ConfigurationServiceOverrider overrider, KubernetesClient client, OperatorOptions options) {
    overrider
        .withKubernetesClient(RetryingInformers.of(client))
        .withCloseClientOnStop(false)
        // The check needs a read of the CRD and the permission for it. A missing CRD is reported
        // when the watch starts.
        .checkingCRDAndValidateLocalModel(false)
        .withExecutorService(new ReconcileExecutor(options.parallelism()))
        .withConcurrentWorkflowExecutorThreads(1)
        .withResourceCloner(IDENTITY_CLONER)
        .withCacheSyncTimeout(CACHE_SYNC_TIMEOUT)
        .withReconciliationTerminationTimeout(SHUTDOWN_TIMEOUT)
        .withInformerStoppedHandler(
            (informer, cause) -> {
              if (cause != null) {
                lastStop.set(cause);
                log.atError()
                    .addKeyValue("kind", informer.getApiTypeClass().getSimpleName())
                    .setCause(cause)
                    .log("Informer stopped");
              }
            });
  }

  private static void configure(
      ControllerConfigurationOverrider<StreamBusCluster> overrider, OperatorOptions options) {
    overrider
        .withRetry(
            new GenericRetry()
                .withoutMaxAttempts()
                .setInitialInterval(RetryDelay.FIRST)
                .setIntervalMultiplier(RetryDelay.MULTIPLIER)
                .setMaxInterval(RetryDelay.MAX.toMillis()))
        .withReconciliationMaxInterval(ClusterController.MAX_RECONCILE_INTERVAL)
        // Annotations control the operator but do not change metadata.generation.
        .withGenerationAware(false)
        .withOnUpdateFilter(UpdateFilter::isRelevant)
        .withInformerListLimit(LeanItemStore.PAGE_SIZE)
        .withItemStore(new LeanItemStore<>());
    options.selector().ifPresent(overrider::withLabelSelector);
    if (options.namespaces().isEmpty()) {
      overrider.watchingAllNamespaces();
    } else {
      overrider.settingNamespaces(options.namespaces());
    }
  }

  /** The reconciler never modifies a cluster that it receives, so no copies are needed. */
  private static final Cloner IDENTITY_CLONER =
      new Cloner() {
        @Override
        public <R extends HasMetadata> R clone(R object) {
          return object;
        }
      };
}
