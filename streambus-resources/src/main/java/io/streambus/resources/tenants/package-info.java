/** The limits of tenants as brokers take them, and whether a cluster can keep them. */
@NullMarked
package io.streambus.resources.tenants;

import org.jspecify.annotations.NullMarked;
