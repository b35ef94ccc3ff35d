package io.streambus.testkit.simulation;

import io.streambus.testkit.controllers.ControllerSet;
import io.streambus.testkit.controllers.decision.ClusterState;
import io.streambus.testkit.controllers.decision.Controller;
import java.time.Instant;
import java.util.Optional;

/** The Kubernetes controllers and nodes that a StatefulSet depends on. */
final class Controllers {

  private final ObjectStore store;
  private final ClusterState state;
  private final ControllerWrites writes;
  private final ControllerSet controllers;

  Controllers(
      ObjectStore store, ClusterState state, ControllerWrites writes, ControllerSet controllers) {
    this.store = store;
    this.state = state;
    this.writes = writes;
    this.controllers = controllers;
  }

  /**
   * Runs one step of each controller. The order ensures that delays of a real cluster span steps:
   * pods are created in one step and ready in the next. Returns whether anything changed.
   */
  boolean step() {
    long before = store.resourceVersion();
    for (Controller controller : controllers.all()) {
      controller.decide(state).forEach(writes::execute);
    }
    return store.resourceVersion() != before;
  }

  /** When a step changes something next, if nothing else changes. */
  Optional<Instant> nextDue() {
    return controllers.nextDue(state);
  }
}
