/** Brings the volumes of brokers to the sizes of the spec. */
@NullMarked
package io.streambus.operator.volumes;

import org.jspecify.annotations.NullMarked;
