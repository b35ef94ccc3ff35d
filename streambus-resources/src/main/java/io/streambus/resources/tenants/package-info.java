/** Tenant limits in the format of the brokers, and whether a cluster has capacity for them. */
@NullMarked
package io.streambus.resources.tenants;

import org.jspecify.annotations.NullMarked;
