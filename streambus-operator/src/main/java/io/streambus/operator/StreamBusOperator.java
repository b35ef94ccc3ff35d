package io.streambus.operator;

import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * The operator, to be run inside any JVM. It looks after every StreamBusCluster that its options
 * select until it is closed. The client stays the caller's: closing the operator does not close it.
 *
 * <p>Two operators must not look after the same clusters at the same time; whoever runs several
 * replicas elects a leader first.
 */
public final class StreamBusOperator implements AutoCloseable {

  private final OperatorRuntime runtime;

  private StreamBusOperator(OperatorRuntime runtime) {
    this.runtime = runtime;
  }

  /**
   * Starts, and returns when all caches are filled.
   *
   * @throws io.javaoperatorsdk.operator.OperatorException when a watch cannot be started, as with a
   *     missing CRD or a missing right
   */
  public static StreamBusOperator start(KubernetesClient client, OperatorOptions options) {
    OperatorRuntime runtime = new OperatorRuntime(client, options);
    runtime.start();
    return new StreamBusOperator(runtime);
  }

  /** Whether all watches run. When they do not, a restart is due. */
  public boolean isHealthy() {
    return runtime.isHealthy();
  }

  /** Stops the watches and waits for what runs, 20 seconds at most. */
  @Override
  public void close() {
    runtime.stop();
  }
}
