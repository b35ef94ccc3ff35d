/** Settings, progress and failures that all parts share. */
@NullMarked
package io.streambus.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
