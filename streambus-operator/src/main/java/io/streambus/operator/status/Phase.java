package io.streambus.operator.status;

import io.streambus.api.values.ClusterPhase;

/** Determines the phase of a cluster. The status page documents the rules as a table. */
final class Phase {

  private Phase() {}

  static ClusterPhase of(Observation observation) {
    return of(PhaseFacts.of(observation));
  }

  static ClusterPhase of(PhaseFacts inputs) {
    if (inputs.stopped()) {
      return ClusterPhase.FAILED;
    }
    if (inputs.hibernated()) {
      return ClusterPhase.HIBERNATED;
    }
    if (inputs.scaling()) {
      return ClusterPhase.SCALING;
    }
    if (inputs.ready()) {
      return inputs.updated() ? ClusterPhase.RUNNING : ClusterPhase.UPDATING;
    }
    if (inputs.rolling()) {
      return ClusterPhase.UPDATING;
    }
    return inputs.ran() ? ClusterPhase.DEGRADED : ClusterPhase.CREATING;
  }
}
