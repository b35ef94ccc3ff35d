/**
 * Changes of the number of brokers. What becomes of a cluster is decided by resolving; here is what
 * has to be seen for that, and what has to be written beside the objects.
 */
@NullMarked
package io.streambus.operator.scaling;

import org.jspecify.annotations.NullMarked;
