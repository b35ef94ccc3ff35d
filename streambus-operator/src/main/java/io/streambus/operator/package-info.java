/** The embeddable operator. Start with {@link io.streambus.operator.StreamBusOperator}. */
@NullMarked
package io.streambus.operator;

import org.jspecify.annotations.NullMarked;
