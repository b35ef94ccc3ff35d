/** Whether the simulation does what a real Kubernetes does. */
@NullMarked
package io.streambus.testkit.simulation;

import org.jspecify.annotations.NullMarked;
