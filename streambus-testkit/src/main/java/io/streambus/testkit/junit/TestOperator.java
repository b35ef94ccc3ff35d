package io.streambus.testkit.junit;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.operator.OperatorOptions;
import io.streambus.operator.StreamBusOperator;
import io.streambus.operator.kubernetes.client.HttpWatches;
import io.streambus.operator.kubernetes.client.LeanSerialization;
import java.util.Optional;

/**
 * The operator of a test server. It is running when a test starts. A test may stop it, and start a
 * new instance that has no state from before.
 */
public final class TestOperator {

  /** Shared by all instances: inspecting the model classes takes half of the startup time. */
  private static final KubernetesSerialization SERIALIZATION = LeanSerialization.create();

  private final Config config;
  private final OperatorOptions options;
  private Optional<Running> running = Optional.empty();

  TestOperator(Config config) {
    this(config, OperatorOptions.defaults());
  }

  private TestOperator(Config config, OperatorOptions options) {
    this.config = config;
    this.options = options;
  }

  /**
   * Creates another operator, which is not running yet. The test must stop it.
   *
   * @param config connection to the API server, for example through a {@link
   *     io.streambus.testkit.faults.FaultProxy}
   */
  public static TestOperator create(Config config, OperatorOptions options) {
    return new TestOperator(config, options);
  }

  /** Starts the operator unless it is already running. */
  public synchronized void start() {
    start(options);
  }

  private synchronized void start(OperatorOptions startOptions) {
    if (running.isEmpty()) {
      KubernetesClient client =
          HttpWatches.clientBuilder(new ConfigBuilder(config).build())
              .withKubernetesSerialization(SERIALIZATION)
              .build();
      running = Optional.of(new Running(client, StreamBusOperator.start(client, startOptions)));
    }
  }

  /** Stops the operator, as when its node shuts down. Does nothing if it is not running. */
  public synchronized void stop() {
    running.ifPresent(
        each -> {
          each.operator().close();
          each.client().close();
        });
    running = Optional.empty();
  }

  /** Stops the operator and starts a new instance. */
  public synchronized void restart() {
    stop();
    start();
  }

  /**
   * Stops the operator and starts a new instance with other options. The test must restart it
   * without options afterwards.
   */
  public synchronized void restart(OperatorOptions options) {
    stop();
    start(options);
  }

  /** Whether the operator is running and need not be restarted. */
  public synchronized boolean isHealthy() {
    return running.filter(each -> each.operator().isHealthy()).isPresent();
  }

  private record Running(KubernetesClient client, StreamBusOperator operator) {}
}
