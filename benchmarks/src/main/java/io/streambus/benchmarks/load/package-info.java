/** TODO. */
@NullMarked
package io.streambus.benchmarks.load;

import org.jspecify.annotations.NullMarked;
