/** Fake brokers with an admin API, and certificates for brokers. */
@NullMarked
@PublicApi
package io.streambus.testkit.broker;

import io.streambus.api.stability.PublicApi;
import org.jspecify.annotations.NullMarked;
