package io.streambus.operator.status;

import io.streambus.api.values.ClusterPhase;

/** Determines the phase of a cluster. The status page documents the rules as a table. */
final class Phase {

  private Phase() {}

  static ClusterPhase of(StepResults results) {
    return of(PhaseInputs.of(results));
  }

  static ClusterPhase of(PhaseInputs inputs) {
    if (inputs.notApplied()) {
      return ClusterPhase.FAILED;
    }
    if (inputs.hibernated()) {
      return ClusterPhase.HIBERNATED;
    }
    if (inputs.scaling()) {
      return ClusterPhase.SCALING;
    }
    if (inputs.allReady()) {
      return inputs.allUpdated() ? ClusterPhase.RUNNING : ClusterPhase.UPDATING;
    }
    if (inputs.rolling()) {
      return ClusterPhase.UPDATING;
    }
    return inputs.hasRunBefore() ? ClusterPhase.DEGRADED : ClusterPhase.CREATING;
  }
}
