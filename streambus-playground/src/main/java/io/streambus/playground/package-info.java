/** A local Kubernetes cluster for trying out the operator. */
@NullMarked
package io.streambus.playground;

import org.jspecify.annotations.NullMarked;
