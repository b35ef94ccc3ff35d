package io.streambus.operator.resilience;

/** End state of a run without faults, and the number of writes it took. */
record UndisturbedRun(EndState state, int writes) {

  static UndisturbedRun run(ControlPlaneScenario scenario, TestGround environment) {
    try (ClusterLife cluster = ClusterLife.begin(scenario, environment)) {
      int before = cluster.proxy().writes();
      scenario.act().accept(cluster);
      cluster.rest();
      cluster.judge();
      return new UndisturbedRun(cluster.state(), cluster.proxy().writes() - before);
    }
  }
}
