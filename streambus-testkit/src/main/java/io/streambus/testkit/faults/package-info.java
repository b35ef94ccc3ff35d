/**
 * Trouble between a client and a real API server. {@link io.streambus.testkit.faults.FaultProxy} is
 * the way in.
 */
@NullMarked
package io.streambus.testkit.faults;

import org.jspecify.annotations.NullMarked;
