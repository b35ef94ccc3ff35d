/** Simulated API server: storage, server-side apply, garbage collection. */
@NullMarked
package io.streambus.testkit.simulation.apiserver;

import org.jspecify.annotations.NullMarked;
