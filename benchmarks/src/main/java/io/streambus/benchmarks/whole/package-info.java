/** From custom resource to running cluster, on a whole control plane. */
@NullMarked
package io.streambus.benchmarks.whole;

import org.jspecify.annotations.NullMarked;
