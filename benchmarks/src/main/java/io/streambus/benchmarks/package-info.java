/** TODO. */
@NullMarked
package io.streambus.benchmarks;

import org.jspecify.annotations.NullMarked;
