package io.streambus.testkit.invariants;

import java.time.Instant;

/**
 * An object as a watch told of it.
 *
 * @param gone whether it was deleted, and {@code fact} is the last that is known of it
 */
record WatchedEvent(long version, Instant observedAt, ObjectState objectState, boolean gone) {}
