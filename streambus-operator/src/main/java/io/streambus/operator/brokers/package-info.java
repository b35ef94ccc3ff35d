/**
 * The admin API of brokers: metrics, tenants and the leader. Its threads make all calls, outside of
 * reconciliations.
 */
@NullMarked
package io.streambus.operator.brokers;

import org.jspecify.annotations.NullMarked;
