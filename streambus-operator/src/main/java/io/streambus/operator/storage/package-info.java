/** Resizes and releases the volumes of brokers. */
@NullMarked
package io.streambus.operator.storage;

import org.jspecify.annotations.NullMarked;
