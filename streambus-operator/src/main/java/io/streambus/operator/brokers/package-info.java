/**
 * Admin API of the brokers: metrics, tenants and the leader. All calls run in threads of this
 * package, outside of reconciliation.
 */
@NullMarked
package io.streambus.operator.brokers;

import org.jspecify.annotations.NullMarked;
