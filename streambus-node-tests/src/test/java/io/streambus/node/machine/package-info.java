/** A machine of its own on this one, for a node. */
@NullMarked
package io.streambus.node.machine;

import org.jspecify.annotations.NullMarked;
