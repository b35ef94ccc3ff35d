/**
 * Cluster membership: lifecycle state, Raft epochs, and what cannot change while a cluster exists.
 */
@NullMarked
package io.streambus.resources.membership;

import org.jspecify.annotations.NullMarked;
