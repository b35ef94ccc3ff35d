/** What the brokers in simulated pods do: they elect a leader and serve the admin API. */
@NullMarked
package io.streambus.testkit.controllers.brokers;

import org.jspecify.annotations.NullMarked;
