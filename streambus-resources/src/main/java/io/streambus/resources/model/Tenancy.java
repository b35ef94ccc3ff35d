package io.streambus.resources.model;

import com.google.common.collect.ImmutableList;

/** Multi-tenancy of a cluster. */
public sealed interface Tenancy {

  /** Multi-tenancy is disabled. */
  record Disabled() implements Tenancy {}

  /**
   * Multi-tenancy is enabled.
   *
   * @param tenants tenants with unique IDs, in the order of the spec; the tenant named default, to
   *     which clients without a tenant belong, comes first if it has limits
   */
  record Enabled(ImmutableList<Tenant> tenants) implements Tenancy {}
}
