/** Many clusters found at startup, on an API server without controllers. */
@NullMarked
package io.streambus.benchmarks.apply;

import org.jspecify.annotations.NullMarked;
