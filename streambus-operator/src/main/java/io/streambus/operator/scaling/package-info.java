/** Observes and records Raft membership for changes of the number of brokers. */
@NullMarked
package io.streambus.operator.scaling;

import org.jspecify.annotations.NullMarked;
