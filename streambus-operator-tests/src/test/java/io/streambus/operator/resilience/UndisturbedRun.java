package io.streambus.operator.resilience;

/** The end of a run without faults, and the writes that it took. */
record UndisturbedRun(EndState state, int writes) {

  static UndisturbedRun run(ControlPlaneScenario scenario, TestGround testGround) {
    try (ClusterLife clusterLife = ClusterLife.begin(scenario, testGround)) {
      int before = clusterLife.proxy().writes();
      scenario.act().accept(clusterLife);
      clusterLife.rest();
      clusterLife.judge();
      return new UndisturbedRun(clusterLife.state(), clusterLife.proxy().writes() - before);
    }
  }
}
