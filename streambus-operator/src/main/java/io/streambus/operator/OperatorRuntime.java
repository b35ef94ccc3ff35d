package io.streambus.operator;

import com.google.common.base.Ticker;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.OperatorException;
import io.streambus.operator.informers.InformerFailures;
import io.streambus.operator.informers.InformerHealth;
import io.streambus.operator.informers.StartFailure;
import io.streambus.operator.josdk.JosdkInformers;
import io.streambus.operator.josdk.ReconcileObserver;
import io.streambus.operator.metrics.ReconcileQueue;

/** Wires the components of the operator and runs them under JOSDK. */
public final class OperatorRuntime {

  private final ReconcilerParts parts;
  private final Operator operator;
  private final OperatorHealth health;
  private final InformerFailures informerFailures;

  /**
   * Sends no request to the API server before {@link #start}.
   *
   * @throws io.streambus.resources.extension.InvalidExtensionException if an extension is invalid
   */
  public OperatorRuntime(KubernetesClient client, OperatorOptions options) {
    this(client, options, Ticker.systemTicker());
  }

  OperatorRuntime(KubernetesClient client, OperatorOptions options, Ticker ticker) {
    parts = new ReconcilerParts(client, options, ticker);
    ReconcileQueue queue = new ReconcileQueue(parts.gauges());
    ServiceSettings settings = new ServiceSettings(client, options);
    informerFailures = settings.informerFailures();
    operator =
        new Operator(
            overrider -> {
              settings.apply(overrider);
              settings
                  .applyWithoutOtherReconcilers(overrider)
                  .withMetrics(new ReconcileObserver(queue));
            });
    InformerHealth informerHealth = new InformerHealth(ticker);
    health =
        new OperatorHealth(
            () -> informerHealth.failure(JosdkInformers.states(operator.getRuntimeInfo())),
            parts.running(),
            queue::oldestWaiting);
    operator.register(parts.controller(), parts::configure);
  }

  /**
   * Starts the operator and returns once all caches have synced and all watches have started. If it
   * cannot start, it is stopped, so that another one can use the registry of its metrics.
   *
   * @throws OperatorStartException if it cannot start
   */
  public void start() {
    boolean started = false;
    try {
      operator.start();
      awaitWatches();
      started = true;
    } catch (OperatorException e) {
      throw new OperatorStartException(StartFailure.of(e));
    } finally {
      if (!started) {
        stop();
      }
    }
  }

  private void awaitWatches() {
    try {
      InformerHealth.awaitWatches(JosdkInformers.states(operator.getRuntimeInfo()))
          .ifPresent(
              reason -> {
                throw new OperatorStartException(reason, informerFailures.last().orElse(null));
              });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorStartException("interrupted during the start", e);
    }
  }

  /** Reconciles a cluster soon. */
  void trigger(String namespace, String name) {
    parts.trigger(namespace, name);
  }

  /** Stops the operator; waits at most 20 seconds for running reconciliations to finish. */
  public void stop() {
    try {
      operator.stop();
    } finally {
      parts.close();
    }
  }

  /** Returns false if a restart of the operator is necessary. Must be called after the start. */
  public boolean isHealthy() {
    return health.isHealthy();
  }
}
