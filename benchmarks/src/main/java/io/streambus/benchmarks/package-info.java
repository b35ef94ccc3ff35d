/** Measures the operator against what the API server and a raw client can do. */
@NullMarked
package io.streambus.benchmarks;

import org.jspecify.annotations.NullMarked;
