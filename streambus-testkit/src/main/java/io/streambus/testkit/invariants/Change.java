package io.streambus.testkit.invariants;

import java.time.Instant;
import java.util.Optional;

/**
 * One change of one object.
 *
 * @param version the resource version that it brought about, which orders all changes
 * @param seen when the watch told of it
 * @param before absent when the object was created
 * @param after absent when it is gone
 */
record Change(long version, Instant seen, Doer doer, Optional<Fact> before, Optional<Fact> after) {

  Fact latest() {
    return after.or(() -> before).orElseThrow();
  }

  Fact.Identity id() {
    return latest().id();
  }

  /** Whether the deletion of the object begins, or happens at once. */
  boolean beginsDeletion() {
    return before.filter(fact -> !fact.leaving()).isPresent()
        && after.map(Fact::leaving).orElse(true);
  }

  Change by(Doer other) {
    return new Change(version, seen, other, before, after);
  }
}
