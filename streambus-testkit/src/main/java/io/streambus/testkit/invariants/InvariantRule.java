package io.streambus.testkit.invariants;

import java.util.Optional;

/** Checks all changes, one after the other. */
interface InvariantRule {

  /** Returns the violation by a change, if any. */
  Optional<Violation> check(RecordedChange change, ClusterState before);
}
