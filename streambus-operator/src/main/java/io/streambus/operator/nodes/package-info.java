/** Tells whether any node could take a pod, by the rules of the scheduler that are certain. */
@NullMarked
package io.streambus.operator.nodes;

import org.jspecify.annotations.NullMarked;
