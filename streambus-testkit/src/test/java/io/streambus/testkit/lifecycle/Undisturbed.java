package io.streambus.testkit.lifecycle;

/** The end of a run without faults, and the writes that it took. */
record Undisturbed(EndState state, int writes) {

  static Undisturbed run(LifeScenario scenario, Ground ground) {
    try (Life life = Life.begin(scenario, ground)) {
      int before = life.proxy().writes();
      scenario.act().accept(life);
      life.rest();
      life.judge();
      return new Undisturbed(life.state(), life.proxy().writes() - before);
    }
  }
}
