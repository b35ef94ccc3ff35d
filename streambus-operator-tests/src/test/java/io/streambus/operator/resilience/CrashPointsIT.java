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

/**
 * Guarantees that an operator that crashes during its work neither leaves a cluster that differs
 * from its spec nor breaks one. The simulation proves this with a server that always responds in
 * time; these tests prove it with a real one.
 */
@ControlPlaneTest
class CrashPointsIT {

  private final RunSummary summary = RunSummary.approximate("Crash points on a control plane");
  private ScenarioMatrix matrix;

  @BeforeEach
  void stopDefaultOperator(
      KubernetesClient client, ControlPlane plane, TestOperator defaultOperator) {
    defaultOperator.stop();
    matrix =
        new ScenarioMatrix(CrashPointsIT.class, ScenarioEnvironment.of(client, plane), summary);
  }

  @AfterEach
  void stopRuns() throws IOException {
    matrix.close();
  }

  @TestFactory
  List<DynamicTest> crashAroundAnyWriteDoesNotChangeEndState() {
    ControlPlaneScenario.ALL.forEach(scenario -> summary.count(scenario.name(), 0));
    return matrix.start(ControlPlaneScenario.ALL, CrashPoint::all);
  }
}
