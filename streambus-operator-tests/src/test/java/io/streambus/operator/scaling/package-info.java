@NullMarked
package io.streambus.operator.scaling;

import org.jspecify.annotations.NullMarked;
