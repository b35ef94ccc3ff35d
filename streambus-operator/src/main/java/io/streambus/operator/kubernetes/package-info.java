/** The port to the Kubernetes API, implemented by a real client and by a simulation. */
@NullMarked
package io.streambus.operator.kubernetes;

import org.jspecify.annotations.NullMarked;
