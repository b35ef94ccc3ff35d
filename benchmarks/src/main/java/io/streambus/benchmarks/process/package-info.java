/** The operator as a separate process, with its CPU and memory use. */
@NullMarked
package io.streambus.benchmarks.process;

import org.jspecify.annotations.NullMarked;
