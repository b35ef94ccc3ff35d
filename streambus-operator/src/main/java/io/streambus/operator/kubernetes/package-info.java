/** The Kubernetes API as the reconciler uses it. A real client and a simulation implement it. */
@NullMarked
package io.streambus.operator.kubernetes;

import org.jspecify.annotations.NullMarked;
