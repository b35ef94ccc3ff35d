package io.streambus.testkit.invariants;

import java.time.Instant;
import java.util.Optional;

/**
 * One change of one object.
 *
 * @param version resource version after the change, which orders all changes
 * @param observedAt when the watch reported the change
 * @param actor who made the change
 * @param before empty if the object was created
 * @param after empty if the object was deleted
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

  /** Whether the change starts the deletion of the object, or deletes it immediately. */
  boolean beginsDeletion() {
    return before.filter(objectState -> !objectState.terminating()).isPresent()
        && after.map(ObjectState::terminating).orElse(true);
  }

  RecordedChange withActor(Actor other) {
    return new RecordedChange(version, observedAt, other, before, after);
  }
}
