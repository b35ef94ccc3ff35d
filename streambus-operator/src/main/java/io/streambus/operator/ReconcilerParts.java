package io.streambus.operator;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.client.KubernetesClient;
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
import io.streambus.operator.josdk.LeanItemStore;
import io.streambus.operator.josdk.OptionalKindSource;
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
import io.streambus.operator.metrics.StatusMetrics;
import io.streambus.operator.metrics.WriteFailures;
import io.streambus.operator.reconcile.ClusterReconciler;
import io.streambus.operator.reconcile.ReconcileTracer;
import io.streambus.operator.reconcile.RetryDelay;
import io.streambus.resources.extension.Extensions;

/**
 * Wires the components that reconcile clusters, whichever operator of JOSDK runs them.
 *
 * <p>Sends no request to the API server before its controller is started.
 */
final class ReconcilerParts implements AutoCloseable {

  private final OperatorOptions options;
  private final OperatorGauges gauges;
  private final BrokerApis apis;
  private final BrokerWatcher brokers;
  private final LeaderLookups leaders;
  private final SecretWatches secrets;
  private final RunningReconciles running;
  private final SimpleInboundEventSource<StreamBusCluster> triggers =
      new SimpleInboundEventSource<>("reconcile-trigger");
  private final ClusterController controller;

  ReconcilerParts(KubernetesClient client, OperatorOptions options, Ticker ticker) {
    this.options = options;
    Extensions extensions = Extensions.of(options.extensions());
    extensions.types().forEach(client.getKubernetesSerialization()::registerKubernetesResource);
    gauges = new OperatorGauges(options.meterRegistry());
    running = new RunningReconciles(ticker);
    RecentWrites recentWrites = new RecentWrites();
    ChildInformers informers = new ChildInformers(extensions, recentWrites);
    BrokerInformers brokerInformers = new BrokerInformers();
    OptionalKindSource optionalKinds =
        new OptionalKindSource(client, options.namespaces(), extensions, recentWrites);
    ReconcileTrigger trigger = this::trigger;
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
            options.clusterInputs(), extensions, optionalKinds, secrets, brokers, leaders);
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
    controller =
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
                options.meterRegistry(), new LastSuccessfulReconcile(gauges)::record));
  }

  OperatorGauges gauges() {
    return gauges;
  }

  RunningReconciles running() {
    return running;
  }

  ClusterController controller() {
    return controller;
  }

  /** Reconciles a cluster soon. */
  void trigger(String namespace, String name) {
    triggers.propagateEvent(new ResourceID(name, namespace));
  }

  /** Sets what the controller depends on, in any operator of JOSDK. */
  void configure(ControllerConfigurationOverrider<StreamBusCluster> overrider) {
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

  /** Ends watches and calls of brokers that the controller started. */
  @Override
  public void close() {
    secrets.close();
    brokers.close();
    leaders.close();
    apis.close();
    gauges.close();
  }
}
