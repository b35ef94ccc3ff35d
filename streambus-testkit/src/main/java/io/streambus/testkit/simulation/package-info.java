/**
 * A Kubernetes in memory, and the operator over it: what takes a real cluster minutes takes a
 * millisecond here, and comes out the same every time.
 *
 * <p>Start with {@link io.streambus.testkit.simulation.SimulatedCluster}. Its Javadoc tells what a
 * simulation leaves out; what depends on those things is tested over a real control plane.
 */
@NullMarked
package io.streambus.testkit.simulation;

import org.jspecify.annotations.NullMarked;
