/** Checks whether any node fits a pod, using the scheduler rules that no other pod can change. */
@NullMarked
package io.streambus.operator.rollout.scheduling;

import org.jspecify.annotations.NullMarked;
