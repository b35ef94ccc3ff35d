/** TODO. */
@NullMarked
package io.streambus.benchmarks.apply;

import org.jspecify.annotations.NullMarked;
