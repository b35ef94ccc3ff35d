/** The embeddable operator. The entry point is {@link io.streambus.operator.StreamBusOperator}. */
@NullMarked
package io.streambus.operator;

import org.jspecify.annotations.NullMarked;
