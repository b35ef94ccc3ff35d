/** Benchmark suites, and the calibration that they share. */
@NullMarked
package io.streambus.benchmarks.part;

import org.jspecify.annotations.NullMarked;
