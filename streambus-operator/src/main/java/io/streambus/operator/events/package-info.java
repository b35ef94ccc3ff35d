/** Kubernetes events that tell a user what changed. */
@NullMarked
package io.streambus.operator.events;

import org.jspecify.annotations.NullMarked;
