/** Brings desired objects about with the fewest writes. */
@NullMarked
package io.streambus.operator.apply;

import org.jspecify.annotations.NullMarked;
