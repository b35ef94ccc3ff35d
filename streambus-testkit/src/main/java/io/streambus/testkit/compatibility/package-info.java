/**
 * Proves that an operator with customizations keeps what the StreamBus operator guarantees. Extend
 * {@link io.streambus.testkit.compatibility.OperatorCompatibilityTest}, which needs a control
 * plane, or {@link io.streambus.testkit.compatibility.SimulatedCompatibilityTest}, which takes no
 * time.
 */
@NullMarked
@PublicApi
package io.streambus.testkit.compatibility;

import io.streambus.api.stability.PublicApi;
import org.jspecify.annotations.NullMarked;
