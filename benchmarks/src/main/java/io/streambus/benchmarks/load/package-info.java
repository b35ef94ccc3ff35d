/** Clusters to measure with, and a raw client that sends what the operator would. */
@NullMarked
package io.streambus.benchmarks.load;

import org.jspecify.annotations.NullMarked;
