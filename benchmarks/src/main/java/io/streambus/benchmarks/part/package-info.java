/** A part of the benchmarks, and the calibration that parts share. */
@NullMarked
package io.streambus.benchmarks.part;

import org.jspecify.annotations.NullMarked;
