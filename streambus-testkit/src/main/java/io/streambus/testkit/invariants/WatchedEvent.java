package io.streambus.testkit.invariants;

import java.time.Instant;

/**
 * The state of an object as reported by a watch.
 *
 * @param version resource version of the object
 * @param observedAt when the watch reported the event
 * @param objectState the last known state if the object was deleted
 * @param deleted whether the object was deleted
 */
record WatchedEvent(long version, Instant observedAt, ObjectState objectState, boolean deleted) {}
