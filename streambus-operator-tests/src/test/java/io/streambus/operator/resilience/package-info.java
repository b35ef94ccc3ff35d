@NullMarked
package io.streambus.operator.resilience;

import org.jspecify.annotations.NullMarked;
