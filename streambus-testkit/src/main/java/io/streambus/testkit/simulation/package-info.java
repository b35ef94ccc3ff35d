/**
 * Simulates a Kubernetes cluster in memory and runs the operator on it. Scenarios that take minutes
 * on a real cluster take milliseconds here, with the same result every time.
 *
 * <p>It consists of an API server, with storage, server-side apply and garbage collection, and of
 * the controllers and nodes that a StatefulSet needs.
 *
 * <p>Start with {@link io.streambus.testkit.simulation.SimulatedCluster}. Its Javadoc lists what
 * the simulation omits; test that on a real control plane.
 */
@NullMarked
@PublicApi
package io.streambus.testkit.simulation;

import io.streambus.api.stability.PublicApi;
import org.jspecify.annotations.NullMarked;
