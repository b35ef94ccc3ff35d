/**
 * Injects faults between a client and a real API server. Start with {@link
 * io.streambus.testkit.faults.FaultProxy}.
 */
@NullMarked
@PublicApi
package io.streambus.testkit.faults;

import io.streambus.api.stability.PublicApi;
import org.jspecify.annotations.NullMarked;
