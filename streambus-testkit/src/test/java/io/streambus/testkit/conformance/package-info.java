/** Compares the simulated controllers with the real ones. */
@NullMarked
package io.streambus.testkit.conformance;

import org.jspecify.annotations.NullMarked;
