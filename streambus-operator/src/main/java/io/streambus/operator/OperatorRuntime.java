package io.streambus.operator;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.Cloner;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.brokers.BrokerApis;
import io.streambus.operator.brokers.BrokerHttp;
import io.streambus.operator.brokers.BrokerWatcher;
import io.streambus.operator.brokers.HttpBrokerApi;
import io.streambus.operator.brokers.LeaderLookups;
import io.streambus.operator.josdk.BrokerInformers;
import io.streambus.operator.josdk.ChildInformers;
import io.streambus.operator.josdk.ClusterController;
import io.streambus.operator.josdk.ClusterUpdateFilter;
import io.streambus.operator.josdk.EventSources;
import io.streambus.operator.josdk.ExpiryListener;
import io.streambus.operator.josdk.OptionalKindInformers;
import io.streambus.operator.josdk.OptionalKindSource;
import io.streambus.operator.josdk.RolloutListener;
import io.streambus.operator.josdk.SlimStore;
import io.streambus.operator.josdk.TriggerSource;
import io.streambus.operator.josdk.WatchedEnvironment;
import io.streambus.operator.kubernetes.client.ClientKubernetes;
import io.streambus.operator.kubernetes.client.RecentWrites;
import io.streambus.operator.kubernetes.client.SecretWatches;
import io.streambus.operator.metrics.BlockedRollouts;
import io.streambus.operator.metrics.CertificateExpiry;
import io.streambus.operator.metrics.ReconcileMetrics;
import io.streambus.operator.reconcile.ClusterReconciler;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts together and runs them under JOSDK. */
public final class OperatorRuntime {

  private static final Logger log = LoggerFactory.getLogger(OperatorRuntime.class);

  private static final Duration CACHE_SYNC_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration MAX_RETRY = Duration.ofMinutes(2);

  private final Operator operator;
  private final BrokerHttp http = new BrokerHttp();
  private final BrokerWatcher brokers;
  private final LeaderLookups leaders;
  private final SecretWatches secrets;
  private volatile boolean informersRun = true;

  /** Nothing is asked of the API server before {@link #start}. */
  public OperatorRuntime(KubernetesClient client, OperatorOptions options) {
    operator = new Operator(overrider -> configure(overrider, client, options));
    RecentWrites recentWrites = new RecentWrites();
    ChildInformers informers = new ChildInformers(recentWrites);
    BrokerInformers brokerInformers = new BrokerInformers();
    OptionalKindSource optionalKinds =
        new OptionalKindSource(
            new OptionalKindInformers(client, options.namespaces()), recentWrites);
    TriggerSource wakes = new TriggerSource();
    secrets = new SecretWatches(client, wakes);
    BrokerApis apis = apis(options);
    brokers = new BrokerWatcher(apis, wakes, options.meterRegistry(), options.clock());
    leaders = new LeaderLookups(apis, wakes, options.meterRegistry(), Ticker.systemTicker());
    WatchedEnvironment surroundings =
        new WatchedEnvironment(options.environment(), optionalKinds, secrets, brokers, leaders);
    ClusterReconciler line =
        new ClusterReconciler(
            new ClientKubernetes(
                client,
                new ClientKubernetes.Caches(
                    informers.and(optionalKinds), brokerInformers.pods(), brokerInformers.claims()),
                recentWrites),
            surroundings,
            options.clock(),
            options.random());
    ExpiryListener expiry = new ExpiryListener(new CertificateExpiry(options.meterRegistry()));
    RolloutListener rollouts = new RolloutListener(new BlockedRollouts(options.meterRegistry()));
    operator.register(
        new ClusterController(
            new EventSources(
                informers,
                brokerInformers,
                optionalKinds,
                wakes,
                ImmutableList.of(surroundings, expiry, rollouts)),
            line,
            new ReconcileMetrics(options.meterRegistry())),
        overrider -> configure(overrider, options));
  }

  /** Returns when all caches are filled. */
  public void start() {
    operator.start();
  }

  /** Lets passes that run end, for some seconds at most. */
  public void stop() {
    try {
      operator.stop();
    } finally {
      secrets.close();
      brokers.close();
      leaders.close();
      http.close();
    }
  }

  /** Whether all informers run and have filled their caches. */
  public boolean isHealthy() {
    return informersRun && operator.getRuntimeInfo().allEventSourcesAreHealthy();
  }

  private BrokerApis apis(OperatorOptions options) {
    return (cluster, ordinal) ->
        options
            .brokerAddresses()
            .of(cluster, ordinal)
            .map(address -> new HttpBrokerApi(http, address));
  }

  private void configure(
      ConfigurationServiceOverrider overrider, KubernetesClient client, OperatorOptions options) {
    overrider
        .withKubernetesClient(client)
        .withCloseClientOnStop(false)
        // It costs a read of the CRD and the right to it; a missing CRD shows when the watch
        // starts.
        .checkingCRDAndValidateLocalModel(false)
        .withConcurrentReconciliationThreads(options.parallelism())
        .withConcurrentWorkflowExecutorThreads(1)
        .withResourceCloner(NO_CLONES)
        .withCacheSyncTimeout(CACHE_SYNC_TIMEOUT)
        .withReconciliationTerminationTimeout(SHUTDOWN_TIMEOUT)
        .withInformerStoppedHandler(
            (informer, cause) -> {
              if (cause != null) {
                informersRun = false;
                log.atError()
                    .addKeyValue("kind", informer.getApiTypeClass().getSimpleName())
                    .setCause(cause)
                    .log("informer stopped; the operator is unhealthy until it is restarted");
              }
            });
  }

  private static void configure(
      ControllerConfigurationOverrider<StreamBusCluster> overrider, OperatorOptions options) {
    overrider
        .withRetry(
            new GenericRetry()
                .withoutMaxAttempts()
                .setInitialInterval(FIRST_RETRY)
                .setIntervalMultiplier(2)
                .setMaxInterval(MAX_RETRY.toMillis()))
        .withReconciliationMaxInterval(ClusterController.MAX_RECONCILE_INTERVAL)
        // Annotations of a cluster are words of its administrator, and change no generation.
        .withGenerationAware(false)
        .withOnUpdateFilter(ClusterUpdateFilter::isNew)
        .withItemStore(new SlimStore<>());
    options.selector().ifPresent(overrider::withLabelSelector);
    if (options.namespaces().isEmpty()) {
      overrider.watchingAllNamespaces();
    } else {
      overrider.settingNamespaces(options.namespaces());
    }
  }

  /** The line changes nothing that it is given, so JOSDK need not copy clusters for it. */
  private static final Cloner NO_CLONES =
      new Cloner() {
        @Override
        public <R extends HasMetadata> R clone(R object) {
          return object;
        }
      };
}
