package io.streambus.testkit.lifecycle;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.testkit.controlplane.ControlPlane;

/** The end of a run without faults, and the writes that it took. */
record Undisturbed(EndState state, int writes) {

  static Undisturbed run(LifeScenario scenario, KubernetesClient client, ControlPlane plane) {
    try (Life life = Life.begin(scenario, client, plane)) {
      int before = life.proxy().writes();
      scenario.act().accept(life);
      life.rest();
      life.judge();
      return new Undisturbed(life.state(), life.proxy().writes() - before);
    }
  }
}
