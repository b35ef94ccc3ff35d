/**
 * Injects faults between a client and a real API server. Start with {@link
 * io.streambus.testkit.faults.FaultProxy}.
 */
@NullMarked
package io.streambus.testkit.faults;

import org.jspecify.annotations.NullMarked;
