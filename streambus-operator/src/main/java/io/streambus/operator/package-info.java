/** The embeddable operator: {@link io.streambus.operator.StreamBusOperator} starts it. */
@NullMarked
package io.streambus.operator;

import org.jspecify.annotations.NullMarked;
