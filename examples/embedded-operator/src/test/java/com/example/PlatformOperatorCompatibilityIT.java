package com.example;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.operator.OperatorOptions;
import io.streambus.testkit.compatibility.OperatorCompatibilityTest;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.OperatorStarter;
import io.streambus.testkit.junit.RunningOperator;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Proves that clusters are as safe with the extension, and beside the other reconcilers. */
@ControlPlaneTest(operator = PlatformOperatorCompatibilityIT.Platform.class)
class PlatformOperatorCompatibilityIT extends OperatorCompatibilityTest {

  @Override
  protected OperatorOptions operatorOptions() {
    return OperatorOptions.builder()
        .from(EmbeddedOperator.options(new SimpleMeterRegistry(), new CountDownLatch(1)))
        .namespaces(Set.of())
        .build();
  }

  /** Starts the program of the platform. */
  static final class Platform implements OperatorStarter {

    @Override
    public RunningOperator start(KubernetesClient client, OperatorOptions options) {
      PlatformOperator operator = new PlatformOperator(client, options);
      operator.start();
      return RunningOperator.of(operator::isHealthy, operator::close);
    }
  }
}
