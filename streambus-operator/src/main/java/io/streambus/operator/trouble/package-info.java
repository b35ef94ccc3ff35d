/**
 * Finds out why brokers do not come up, from their pods, their claims and the events about them.
 */
@NullMarked
package io.streambus.operator.trouble;

import org.jspecify.annotations.NullMarked;
