/** Many clusters found at the start, on an API server alone. */
@NullMarked
package io.streambus.benchmarks.apply;

import org.jspecify.annotations.NullMarked;
