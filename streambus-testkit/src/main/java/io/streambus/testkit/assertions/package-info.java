/**
 * AssertJ assertions for StreamBus clusters, and a way to wait until they hold. Start with {@link
 * io.streambus.testkit.assertions.StreamBusAssertions}.
 */
@NullMarked
@PublicApi
package io.streambus.testkit.assertions;

import io.streambus.api.stability.PublicApi;
import org.jspecify.annotations.NullMarked;
