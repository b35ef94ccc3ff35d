/** Benchmark suites, and the calibration that they share. */
@NullMarked
package io.streambus.benchmarks.suite;

import org.jspecify.annotations.NullMarked;
