/** Tests of operators with extensions. */
@NullMarked
package io.streambus.operator.extension;

import org.jspecify.annotations.NullMarked;
