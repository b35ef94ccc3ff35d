/**
 * AssertJ assertions for StreamBus clusters, and a way to wait until they hold. Start with {@link
 * io.streambus.testkit.assertions.StreamBusAssertions}.
 */
@NullMarked
package io.streambus.testkit.assertions;

import org.jspecify.annotations.NullMarked;
