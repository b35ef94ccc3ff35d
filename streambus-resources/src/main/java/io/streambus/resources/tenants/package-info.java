/** Tenant limits in the form that brokers take, and whether a cluster can honor them. */
@NullMarked
package io.streambus.resources.tenants;

import org.jspecify.annotations.NullMarked;
