/** A Kubernetes cluster for trying out the operator on this machine. */
@NullMarked
package io.streambus.playground;

import org.jspecify.annotations.NullMarked;
