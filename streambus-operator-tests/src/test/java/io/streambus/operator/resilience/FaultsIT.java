package io.streambus.operator.resilience;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.operator.fixture.RunSummary;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestOperator;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Guarantees that a cluster recovers from every fault of the API server. */
@ControlPlaneTest
class FaultsIT {

  private final RunSummary summary = RunSummary.approximate("Faults on a control plane");
  private ScenarioMatrix matrix;

  @BeforeEach
  void stopDefaultOperator(
      KubernetesClient client, ControlPlane plane, TestOperator defaultOperator) {
    defaultOperator.stop();
    matrix = new ScenarioMatrix(FaultsIT.class, ScenarioEnvironment.of(client, plane), summary);
  }

  @AfterEach
  void stopRuns() throws IOException {
    matrix.close();
  }

  @TestFactory
  List<DynamicTest> serverFaultsDoNotChangeEndState() {
    return matrix.start(
        ControlPlaneScenario.ALL.stream()
            .filter(scenario -> !scenario.name().equals("delete"))
            .toList(),
        FaultCase::all);
  }
}
