/** Tests of the operator's client against servers that fail. */
@NullMarked
package io.streambus.testkit.client;

import org.jspecify.annotations.NullMarked;
