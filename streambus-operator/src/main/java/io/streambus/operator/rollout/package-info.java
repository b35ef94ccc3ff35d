/** Decides which broker restarts next and what a restart waits for, and restarts it. */
@NullMarked
package io.streambus.operator.rollout;

import org.jspecify.annotations.NullMarked;
