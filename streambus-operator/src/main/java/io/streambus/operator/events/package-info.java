/** Kubernetes events that report what changed. */
@NullMarked
package io.streambus.operator.events;

import org.jspecify.annotations.NullMarked;
