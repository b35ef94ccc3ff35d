@NullMarked
package io.streambus.operator.brokers;

import org.jspecify.annotations.NullMarked;
