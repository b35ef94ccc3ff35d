package io.streambus.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.stability.PublicApi;

/**
 * The embeddable operator, which runs in any JVM. It reconciles every StreamBusCluster that its
 * options select until it is closed. The caller owns the client: closing the operator does not
 * close it.
 *
 * <p>Two operators must not reconcile the same clusters at the same time. To run several replicas,
 * use leader election.
 */
@PublicApi
public final class StreamBusOperator implements AutoCloseable {

  private final OperatorRuntime runtime;

  private StreamBusOperator(OperatorRuntime runtime) {
    this.runtime = runtime;
  }

  /**
   * Starts the operator and returns once all caches have synced and all watches have started.
   *
   * @param client the client, which the caller closes after the operator
   * @param options the options
   * @return the running operator
   * @throws OperatorStartException if the CustomResourceDefinition of clusters is not installed, a
   *     permission is missing, or a watch cannot be started for another reason
   * @throws io.streambus.resources.extension.InvalidExtensionException if an extension is invalid
   */
  public static StreamBusOperator start(KubernetesClient client, OperatorOptions options) {
    OperatorRuntime runtime = new OperatorRuntime(client, options);
    runtime.start();
    return new StreamBusOperator(runtime);
  }

  /**
   * {@return false if a restart of the operator is necessary: an informer has stopped, the watch of
   * one stays interrupted while others run, a reconciliation does not end, or no reconciliation
   * starts although some are due} While the API server is unreachable, the operator is healthy.
   * Call it at least once a minute.
   */
  public boolean isHealthy() {
    return runtime.isHealthy();
  }

  /**
   * Reconciles a cluster soon, for example because the answer of an extension has changed. Does
   * nothing if there is no such cluster.
   *
   * @param namespace namespace of the cluster
   * @param name name of the cluster
   */
  public void trigger(String namespace, String name) {
    runtime.trigger(namespace, name);
  }

  /** Stops the watches and waits at most 20 seconds for running reconciliations to finish. */
  @Override
  public void close() {
    runtime.stop();
  }
}
