/** Stand-ins for brokers, as far as their admin API goes. */
@NullMarked
package io.streambus.testkit.broker;

import org.jspecify.annotations.NullMarked;
