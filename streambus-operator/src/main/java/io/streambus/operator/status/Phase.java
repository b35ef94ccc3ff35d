package io.streambus.operator.status;

import io.streambus.api.values.ClusterPhase;

/** The phase of a cluster. The page on the status shows it as a table. */
final class Phase {

  private Phase() {}

  static ClusterPhase of(Observation seen) {
    return of(PhaseFacts.of(seen));
  }

  static ClusterPhase of(PhaseFacts facts) {
    if (facts.stopped()) {
      return ClusterPhase.FAILED;
    }
    if (facts.hibernated()) {
      return ClusterPhase.HIBERNATED;
    }
    if (facts.scaling()) {
      return ClusterPhase.SCALING;
    }
    if (facts.ready()) {
      return facts.updated() ? ClusterPhase.RUNNING : ClusterPhase.UPDATING;
    }
    if (facts.rolling()) {
      return ClusterPhase.UPDATING;
    }
    return facts.ran() ? ClusterPhase.DEGRADED : ClusterPhase.CREATING;
  }
}
