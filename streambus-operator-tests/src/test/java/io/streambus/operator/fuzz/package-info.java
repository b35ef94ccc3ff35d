@NullMarked
package io.streambus.operator.fuzz;

import org.jspecify.annotations.NullMarked;
