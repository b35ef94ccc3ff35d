package io.streambus.testkit.compatibility;

import io.streambus.testkit.simulation.SimulatedCluster;
import io.streambus.testkit.simulation.SimulatedOperator;

/** Guarantees that the reconciler without customizations passes the tests for those with some. */
class DefaultSimulatedCompatibilityTest extends SimulatedCompatibilityTest {

  @Override
  protected SimulatedOperator start(SimulatedCluster cluster) {
    return SimulatedOperator.start(cluster);
  }
}
