/** Tests of the operator and of brokers in real pods on a real node. */
@NullMarked
package io.streambus.node;

import org.jspecify.annotations.NullMarked;
