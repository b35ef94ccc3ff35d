package io.streambus.operator;

import com.google.common.base.Ticker;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.informers.LeanItemStore;
import io.streambus.operator.informers.UpdateFilter;
import io.streambus.operator.josdk.BrokerInformers;
import io.streambus.operator.josdk.ChildInformers;
import io.streambus.operator.josdk.ClusterController;
import io.streambus.operator.josdk.ClusterController.EventSources;
import io.streambus.operator.kubernetes.client.ClientKubernetes;
import io.streambus.operator.metrics.OperatorGauges;
import io.streambus.operator.reconcile.RetryDelay;
import io.streambus.operator.reconcile.RunningReconciles;

/**
 * Wires the reconciler with the event sources of JOSDK, whichever operator of JOSDK runs them.
 *
 * <p>Sends no request to the API server before its controller is started.
 */
final class ReconcilerParts implements AutoCloseable {

  private final OperatorOptions options;
  private final ReconcilerCore core;
  private final SimpleInboundEventSource<StreamBusCluster> triggers =
      new SimpleInboundEventSource<>("reconcile-trigger");
  private final ClusterController controller;

  ReconcilerParts(KubernetesClient client, OperatorOptions options, Ticker ticker) {
    this.options = options;
    WatchBase base = WatchBase.create(client, options);
    ChildInformers informers = new ChildInformers(base.kinds());
    BrokerInformers brokerInformers = new BrokerInformers();
    core =
        new ReconcilerCore(
            client,
            options,
            ticker,
            new ReconcilerCore.WatchedObjects(
                base,
                new ClientKubernetes.Caches(
                    informers.combinedWith(base.optionalKinds()),
                    brokerInformers.pods(),
                    brokerInformers.claims())),
            this::trigger);
    controller =
        new ClusterController(
            new EventSources(
                informers, brokerInformers, base.optionalKinds(), triggers, core.listeners()),
            core::reconcile);
  }

  OperatorGauges gauges() {
    return core.gauges();
  }

  RunningReconciles running() {
    return core.running();
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
        .withReconciliationMaxInterval(ReconcilerCore.MAX_RECONCILE_INTERVAL)
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
    core.close();
  }
}
