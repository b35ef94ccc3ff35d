package io.streambus.testkit.junit;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.operator.OperatorOptions;
import io.streambus.operator.StreamBusOperator;
import io.streambus.operator.kubernetes.client.LeanSerialization;
import java.util.Optional;

/**
 * The operator of a test server. It runs when a test begins; a test may stop it, and start a new
 * one that remembers nothing.
 */
public final class TestOperator {

  /** One for all: what it learns of the models is half the work of a start. */
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
   * One more operator, which does not run yet. The test has to stop it at its end.
   *
   * @param config how it gets to the server; through a {@link
   *     io.streambus.testkit.faults.FaultProxy}, for example
   */
  public static TestOperator of(Config config, OperatorOptions options) {
    return new TestOperator(config, options);
  }

  /** Starts it unless it runs. */
  public void start() {
    start(options);
  }

  private void start(OperatorOptions chosen) {
    if (running.isEmpty()) {
      KubernetesClient client =
          new KubernetesClientBuilder()
              .withConfig(config)
              .withKubernetesSerialization(SERIALIZATION)
              .build();
      running = Optional.of(new Running(client, StreamBusOperator.start(client, chosen)));
    }
  }

  /** Stops it, as a node that goes away does. */
  public void stop() {
    running.ifPresent(
        each -> {
          each.operator().close();
          each.client().close();
        });
    running = Optional.empty();
  }

  /** Stops it and starts a new one. */
  public void restart() {
    stop();
    start();
  }

  /** Stops it and starts a new one that works otherwise. The test has to restart it at its end. */
  public void restart(OperatorOptions options) {
    stop();
    start(options);
  }

  /** Whether it runs and all its watches do. */
  public boolean isHealthy() {
    return running.filter(each -> each.operator().isHealthy()).isPresent();
  }

  private record Running(KubernetesClient client, StreamBusOperator operator) {}
}
