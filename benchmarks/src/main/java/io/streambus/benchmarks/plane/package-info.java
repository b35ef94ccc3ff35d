/** TODO. */
@NullMarked
package io.streambus.benchmarks.plane;

import org.jspecify.annotations.NullMarked;
