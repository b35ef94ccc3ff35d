package io.streambus.resources.model;

import com.google.common.collect.ImmutableList;

/** Whether tenants are told apart. */
public sealed interface Tenancy {

  /** They are not. */
  record Off() implements Tenancy {}

  /**
   * They are.
   *
   * @param tenants with different ids, in the order of the spec; the tenant called default, to
   *     which clients without a tenant belong, comes first where it has limits
   */
  record On(ImmutableList<Tenant> tenants) implements Tenancy {}
}
