package com.example;

import io.streambus.testkit.compatibility.SimulatedCompatibilityTest;
import io.streambus.testkit.simulation.SimulatedCluster;
import io.streambus.testkit.simulation.SimulatedOperator;

/** The reconciler keeps the guarantees of StreamBus in a simulation, which takes no time. */
class CustomizedReconcilerTest extends SimulatedCompatibilityTest {

  @Override
  protected SimulatedOperator start(SimulatedCluster cluster) {
    return SimulatedOperator.start(cluster);
  }
}
