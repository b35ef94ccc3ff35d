/** Suite {@code whole}: from custom resource to running cluster, on a complete control plane. */
@NullMarked
package io.streambus.benchmarks.whole;

import org.jspecify.annotations.NullMarked;
