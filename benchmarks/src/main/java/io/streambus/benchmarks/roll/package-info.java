/** Suite {@code roll}: rolling many clusters to a new image, by the operator and by Kubernetes. */
@NullMarked
package io.streambus.benchmarks.roll;

import org.jspecify.annotations.NullMarked;
