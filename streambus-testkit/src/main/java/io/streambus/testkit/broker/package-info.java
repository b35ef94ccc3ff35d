/** Fake brokers with an admin API, and certificates for brokers. */
@NullMarked
package io.streambus.testkit.broker;

import org.jspecify.annotations.NullMarked;
