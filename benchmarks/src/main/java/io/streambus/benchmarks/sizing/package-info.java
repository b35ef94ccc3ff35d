/** Suite {@code sizing}: what the operator needs at rest. */
@NullMarked
package io.streambus.benchmarks.sizing;

import org.jspecify.annotations.NullMarked;
