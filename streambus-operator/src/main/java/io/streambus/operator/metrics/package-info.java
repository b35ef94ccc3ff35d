/** Metrics of the operator itself. */
@NullMarked
package io.streambus.operator.metrics;

import org.jspecify.annotations.NullMarked;
