package io.streambus.testkit.invariants;

import java.util.Optional;

/** Looks at all changes, one after the other. */
interface InvariantRule {

  /** What is wrong with a change, if anything is. */
  Optional<Violation> see(RecordedChange recordedChange, ClusterState before);
}
