package io.streambus.operator.josdk;

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
import io.streambus.operator.OperatorOptions;
import io.streambus.operator.brokers.BrokerApis;
import io.streambus.operator.brokers.BrokerHttp;
import io.streambus.operator.brokers.BrokerWatcher;
import io.streambus.operator.brokers.HttpBrokerApi;
import io.streambus.operator.brokers.LeaderQuestions;
import io.streambus.operator.client.ClientKubernetes;
import io.streambus.operator.client.OwnWrites;
import io.streambus.operator.client.SecretWatches;
import io.streambus.operator.metrics.BlockedRollouts;
import io.streambus.operator.metrics.CertificateExpiry;
import io.streambus.operator.metrics.ReconcileMetrics;
import io.streambus.operator.reconcile.ClusterReconciler;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts together and runs them under JOSDK. */
public final class JosdkRuntime {

  private static final Logger log = LoggerFactory.getLogger(JosdkRuntime.class);

  private static final Duration CACHE_SYNC_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(2);

  private final Operator operator;
  private final BrokerHttp http = new BrokerHttp();
  private final BrokerWatcher brokers;
  private final LeaderQuestions leaders;
  private final SecretWatches secrets;
  private volatile boolean informersRun = true;

  /** Nothing is asked of the API server before {@link #start}. */
  public JosdkRuntime(KubernetesClient client, OperatorOptions options) {
    operator = new Operator(overrider -> configure(overrider, client, options));
    OwnWrites ownWrites = new OwnWrites();
    ChildInformers informers = new ChildInformers(ownWrites);
    BrokerInformers brokerInformers = new BrokerInformers();
    OptionalKindSource optionalKinds =
        new OptionalKindSource(new OptionalKindInformers(client, options.namespaces()), ownWrites);
    WakeSource wakes = new WakeSource();
    secrets = new SecretWatches(client, wakes);
    BrokerApis apis = apis(options);
    brokers = new BrokerWatcher(apis, wakes, options.meterRegistry(), options.clock());
    leaders = new LeaderQuestions(apis, wakes, options.meterRegistry(), Ticker.systemTicker());
    LiveSurroundings surroundings =
        new LiveSurroundings(options.environment(), optionalKinds, secrets, brokers, leaders);
    ClusterReconciler line =
        new ClusterReconciler(
            new ClientKubernetes(
                client,
                new ClientKubernetes.Caches(
                    informers.and(optionalKinds), brokerInformers.pods(), brokerInformers.claims()),
                ownWrites),
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
                .setMaxInterval(LONGEST_RETRY.toMillis()))
        .withReconciliationMaxInterval(ClusterController.LONGEST_SILENCE)
        // Annotations of a cluster are words of its administrator, and change no generation.
        .withGenerationAware(false)
        .withOnUpdateFilter(ClusterWish::isNew)
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
