/** AssertJ assertions for StreamBus clusters. */
@NullMarked
@PublicApi
package io.streambus.testkit.assertions;

import io.streambus.api.stability.PublicApi;
import org.jspecify.annotations.NullMarked;
