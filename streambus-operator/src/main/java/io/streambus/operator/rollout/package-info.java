/** Decides which broker restarts next, and why none may, and brings that about. */
@NullMarked
package io.streambus.operator.rollout;

import org.jspecify.annotations.NullMarked;
