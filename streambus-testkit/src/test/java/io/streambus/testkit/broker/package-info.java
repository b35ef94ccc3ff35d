/** Tests of calls between operator and brokers. */
@NullMarked
package io.streambus.testkit.broker;

import org.jspecify.annotations.NullMarked;
