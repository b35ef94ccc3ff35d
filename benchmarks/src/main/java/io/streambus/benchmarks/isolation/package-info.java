/** Measures what clusters that fail cost others. */
@NullMarked
package io.streambus.benchmarks.isolation;

import org.jspecify.annotations.NullMarked;
