/** Measurements, reported as a table and as JSON. */
@NullMarked
package io.streambus.benchmarks.report;

import org.jspecify.annotations.NullMarked;
