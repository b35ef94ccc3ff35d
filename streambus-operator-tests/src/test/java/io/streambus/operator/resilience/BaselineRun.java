package io.streambus.operator.resilience;

/** End state of a run without faults, and the number of writes it took. */
record BaselineRun(EndState state, int writes) {

  static BaselineRun run(ControlPlaneScenario scenario, ScenarioEnvironment environment) {
    try (IsolatedCluster cluster = IsolatedCluster.start(scenario, environment)) {
      int before = cluster.proxy().writeCount();
      scenario.act().accept(cluster);
      cluster.awaitIdle();
      cluster.verifyInvariants();
      return new BaselineRun(cluster.endState(), cluster.proxy().writeCount() - before);
    }
  }
}
