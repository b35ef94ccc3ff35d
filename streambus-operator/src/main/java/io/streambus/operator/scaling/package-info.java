/** Observes and records the Raft membership when the number of brokers changes. */
@NullMarked
package io.streambus.operator.scaling;

import org.jspecify.annotations.NullMarked;
