/**
 * The admin API of brokers: series of clusters, and tenants. All calls are made by threads of this
 * package, besides the passes.
 */
@NullMarked
package io.streambus.operator.brokers;

import org.jspecify.annotations.NullMarked;
