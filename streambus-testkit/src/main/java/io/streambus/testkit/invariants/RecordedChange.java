package io.streambus.testkit.invariants;

import java.time.Instant;
import java.util.Optional;

/**
 * One change of one object.
 *
 * @param version the resource version that it brought about, which orders all changes
 * @param observedAt when the watch told of it
 * @param before absent when the object was created
 * @param after absent when it is gone
 */
record RecordedChange(
    long version,
    Instant observedAt,
    Actor actor,
    Optional<ObjectState> before,
    Optional<ObjectState> after) {

  ObjectState latest() {
    return after.or(() -> before).orElseThrow();
  }

  ObjectState.Identity id() {
    return latest().id();
  }

  /** Whether the deletion of the object begins, or happens at once. */
  boolean beginsDeletion() {
    return before.filter(objectState -> !objectState.leaving()).isPresent()
        && after.map(ObjectState::leaving).orElse(true);
  }

  RecordedChange by(Actor other) {
    return new RecordedChange(version, observedAt, other, before, after);
  }
}
