/** The port over a Kubernetes client and informer caches. */
@NullMarked
package io.streambus.operator.client;

import org.jspecify.annotations.NullMarked;
