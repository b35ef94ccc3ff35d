package io.streambus.operator;

import com.google.common.base.Ticker;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.RegisteredController;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.stability.PublicApi;
import io.streambus.operator.informers.InformerHealth;
import io.streambus.operator.josdk.JosdkInformers;
import java.util.Optional;

/**
 * The reconciler of clusters, for an {@link Operator} of JOSDK that has other reconcilers, too.
 *
 * <pre>{@code
 * StreamBusReconciler streambus = StreamBusReconciler.create(client, options);
 * Operator operator = new Operator(streambus::configure);
 * operator.register(new MyReconciler());
 * streambus.register(operator);
 * operator.start();
 * }</pre>
 *
 * <p>The caller owns the client and the operator. After stopping the operator, close the
 * reconciler. JOSDK does not start an operator a second time: to start again, create another
 * operator and another reconciler. {@link StreamBusOperator} does all of this for operators without
 * other reconcilers.
 */
@PublicApi
public final class StreamBusReconciler implements AutoCloseable {

  private final ReconcilerParts parts;
  private final ServiceSettings settings;
  private volatile Optional<OperatorHealth> health = Optional.empty();
  private volatile boolean closed;

  private StreamBusReconciler(KubernetesClient client, OperatorOptions options) {
    this.parts = new ReconcilerParts(client, options, Ticker.systemTicker());
    this.settings = new ServiceSettings(client, options);
  }

  /**
   * Creates a reconciler. Sends no request to the API server before its operator is started.
   *
   * @param client the client, which the caller closes after the reconciler
   * @param options the options
   * @return the reconciler
   * @throws io.streambus.resources.extension.InvalidExtensionException if an extension is invalid
   */
  public static StreamBusReconciler create(KubernetesClient client, OperatorOptions options) {
    return new StreamBusReconciler(client, options);
  }

  /**
   * Sets what the reconciler requires of its operator: a client whose informers survive broken
   * connections, which is not closed; a cloner that does not copy clusters; an executor that is not
   * blocked by slow requests; and a handler of informer failures that does not exit. All settings
   * apply to other reconcilers, too. All of them except client and cloner may be changed
   * afterwards.
   *
   * @param overrider settings of the operator
   */
  public void configure(ConfigurationServiceOverrider overrider) {
    settings.apply(overrider);
  }

  /**
   * Registers the reconciler, with the retries, filters and caches that it requires.
   *
   * @param operator an operator that is not started and was created with {@link #configure}
   * @return the controller
   * @throws IllegalStateException if the operator was created with another client or cloner, or the
   *     reconciler is closed
   */
  public RegisteredController<StreamBusCluster> register(Operator operator) {
    if (closed) {
      throw new IllegalStateException("the reconciler is closed; create another one");
    }
    ServiceSettings.check(operator);
    InformerHealth informers = new InformerHealth(Ticker.systemTicker());
    health =
        Optional.of(
            OperatorHealth.withoutQueue(
                () -> informers.failure(JosdkInformers.states(operator.getRuntimeInfo())),
                parts.running()));
    return operator.register(parts.controller(), parts::configure);
  }

  /**
   * {@return false if another operator and reconciler must be started: an informer of any
   * reconciler of this operator has stopped, or stays interrupted while others run, a
   * reconciliation of a cluster does not end, or this reconciler is closed} Must be called after
   * the start of the operator.
   *
   * @throws IllegalStateException if the reconciler is not registered
   */
  public boolean isHealthy() {
    return health
            .orElseThrow(() -> new IllegalStateException("the reconciler is not registered"))
            .isHealthy()
        && !closed;
  }

  /**
   * Reconciles a cluster soon, for example because the answer of an extension has changed. Does
   * nothing if there is no such cluster.
   *
   * @param namespace namespace of the cluster
   * @param name name of the cluster
   */
  public void trigger(String namespace, String name) {
    parts.trigger(namespace, name);
  }

  /** Ends the calls of brokers and the watches of Secrets, and removes the gauges. */
  @Override
  public void close() {
    closed = true;
    parts.close();
  }
}
