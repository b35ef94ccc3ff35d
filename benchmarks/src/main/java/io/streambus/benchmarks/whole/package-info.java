/** TODO. */
@NullMarked
package io.streambus.benchmarks.whole;

import org.jspecify.annotations.NullMarked;
