package com.example;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.operator.OperatorOptions;
import io.streambus.testkit.compatibility.OperatorCompatibilityTest;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.OperatorStarter;
import io.streambus.testkit.junit.RunningOperator;

/** Proves that the work queue loses no event, and calls the reconciler as it may be called. */
@ControlPlaneTest(operator = WorkQueueOperatorCompatibilityIT.WorkQueue.class)
class WorkQueueOperatorCompatibilityIT extends OperatorCompatibilityTest {

  @Override
  protected OperatorOptions operatorOptions() {
    return OperatorOptions.defaults();
  }

  /** Starts the operator without JOSDK. */
  static final class WorkQueue implements OperatorStarter {

    @Override
    public RunningOperator start(KubernetesClient client, OperatorOptions options) {
      WorkQueueOperator operator = new WorkQueueOperator(client, options);
      operator.start();
      return RunningOperator.of(operator::isHealthy, operator::close);
    }
  }
}
