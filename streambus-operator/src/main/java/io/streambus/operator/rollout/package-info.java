/** Decides which broker restarts next, what the restart waits for, and executes it. */
@NullMarked
package io.streambus.operator.rollout;

import org.jspecify.annotations.NullMarked;
