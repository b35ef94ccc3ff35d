/** The operator as a process: how it is started and what it costs. */
@NullMarked
package io.streambus.benchmarks.process;

import org.jspecify.annotations.NullMarked;
