/**
 * Checks what an operator did to running clusters against invariants, based on watch events and the
 * audit log of the API server.
 *
 * <p>Start with {@link io.streambus.testkit.invariants.InvariantWatch}. The JUnit extensions in
 * {@code io.streambus.testkit.junit} apply it to every test on a control plane.
 */
@NullMarked
@PublicApi
package io.streambus.testkit.invariants;

import io.streambus.api.stability.PublicApi;
import org.jspecify.annotations.NullMarked;
