/**
 * Judges what an operator did to running clusters, from what the API server recorded: no promise is
 * believed, and a test that looks only at the end cannot miss what happened on the way.
 *
 * <p>{@link io.streambus.testkit.invariants.InvariantWatch} is the way in. The JUnit extensions of
 * {@code io.streambus.testkit.junit} use it in every test on a whole control plane.
 */
@NullMarked
package io.streambus.testkit.invariants;

import org.jspecify.annotations.NullMarked;
