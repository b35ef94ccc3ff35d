/** The Kubernetes port over a client and informer caches. */
@NullMarked
package io.streambus.operator.kubernetes.client;

import org.jspecify.annotations.NullMarked;
