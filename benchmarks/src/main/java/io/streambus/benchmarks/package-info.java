/** Measures the operator against the performance of the API server and a raw client. */
@NullMarked
package io.streambus.benchmarks;

import org.jspecify.annotations.NullMarked;
