/** TODO. */
@NullMarked
package io.streambus.benchmarks.process;

import org.jspecify.annotations.NullMarked;
