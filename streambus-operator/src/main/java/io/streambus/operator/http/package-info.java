/** Limits for the responses of servers that the operator does not trust. */
@NullMarked
package io.streambus.operator.http;

import org.jspecify.annotations.NullMarked;
