/** What the brokers in simulated pods do among themselves: they elect a leader. */
@NullMarked
package io.streambus.testkit.controllers.brokers;

import org.jspecify.annotations.NullMarked;
