/**
 * A simulated Kubernetes cluster in memory, with the operator running on it. What takes a real
 * cluster minutes takes milliseconds, with the same result every time.
 *
 * <p>Start with {@link io.streambus.testkit.simulation.SimulatedCluster}. Its Javadoc lists what
 * the simulation omits; tests on a real control plane cover that.
 */
@NullMarked
package io.streambus.testkit.simulation;

import org.jspecify.annotations.NullMarked;
