/** Implements the Kubernetes port with a client and informer caches. */
@NullMarked
package io.streambus.operator.kubernetes.client;

import org.jspecify.annotations.NullMarked;
