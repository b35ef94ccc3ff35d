package io.streambus.testkit.junit;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.operator.OperatorOptions;
import io.streambus.operator.StreamBusOperator;

/** Starts the operator unless the test class has a starter of its own. */
final class DefaultOperatorStarter implements OperatorStarter {

  /** One instance, so that the operator need not be restarted between test classes. */
  static final OperatorStarter INSTANCE = new DefaultOperatorStarter();

  DefaultOperatorStarter() {}

  @Override
  public RunningOperator start(KubernetesClient client, OperatorOptions options) {
    StreamBusOperator operator = StreamBusOperator.start(client, options);
    return RunningOperator.of(operator::isHealthy, operator::close);
  }
}
