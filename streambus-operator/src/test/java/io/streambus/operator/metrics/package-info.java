@NullMarked
package io.streambus.operator.metrics;

import org.jspecify.annotations.NullMarked;
