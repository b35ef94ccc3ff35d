package io.streambus.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.Cloner;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.streambus.operator.informers.InformerFailures;
import io.streambus.operator.josdk.ReconcileExecutor;
import io.streambus.operator.josdk.RetryingInformers;
import io.streambus.operator.josdk.SharedObjects;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Settings of an operator of JOSDK that the reconciler depends on. */
final class ServiceSettings {

  private static final Duration CACHE_SYNC_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(20);

  private final KubernetesClient client;
  private final OperatorOptions options;
  private final InformerFailures informerFailures;

  ServiceSettings(KubernetesClient client, OperatorOptions options) {
    this.client = client;
    this.options = options;
    this.informerFailures = WatchBase.failures(options);
  }

  InformerFailures informerFailures() {
    return informerFailures;
  }

  /** Applies them; other reconcilers in the same operator work with them, too. */
  void apply(ConfigurationServiceOverrider overrider) {
    overrider
        .withKubernetesClient(RetryingInformers.of(client))
        .withCloseClientOnStop(false)
        // The check needs a read of the CRD and the permission for it. A missing CRD is reported
        // when the watch starts.
        .checkingCRDAndValidateLocalModel(false)
        .withExecutorService(new ReconcileExecutor(options.parallelism()))
        .withResourceCloner(new SharedObjects(client))
        .withCacheSyncTimeout(CACHE_SYNC_TIMEOUT)
        .withReconciliationTerminationTimeout(SHUTDOWN_TIMEOUT)
        .withInformerStoppedHandler(this::onStop);
  }

  @SuppressWarnings({"rawtypes", "unchecked"}) // As declared by JOSDK.
  private void onStop(SharedIndexInformer informer, @Nullable Throwable cause) {
    informerFailures.onStop(informer.getApiTypeClass(), cause);
  }

  /** Applies settings that save resources, and that other reconcilers may not work with. */
  ConfigurationServiceOverrider applyWithoutOtherReconcilers(
      ConfigurationServiceOverrider overrider) {
    return overrider.withConcurrentWorkflowExecutorThreads(1).withResourceCloner(IDENTITY_CLONER);
  }

  /**
   * Checks an operator that others configured.
   *
   * @throws IllegalStateException if the reconciler would not be safe in it
   */
  static void check(Operator operator) {
    if (!RetryingInformers.isUsedBy(operator.getConfigurationService().getKubernetesClient())) {
      throw unsafe("its informers would stop for good when a connection breaks");
    }
    if (!SharedObjects.areSharedBy(operator.getConfigurationService().getResourceCloner())) {
      throw unsafe("its copies of clusters would lack errors of their specs");
    }
  }

  private static IllegalStateException unsafe(String consequence) {
    return new IllegalStateException(
        "the JOSDK operator has other settings than the reconciler requires, so that %s; create it with StreamBusReconciler.configure, and change neither client nor cloner afterwards"
            .formatted(consequence));
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
