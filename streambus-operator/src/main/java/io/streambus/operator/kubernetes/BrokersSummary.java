package io.streambus.operator.kubernetes;

import io.streambus.resources.model.TenantsApi;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The latest information about the brokers of a cluster.
 *
 * @param tenantsApi whether the brokers support the tenants API
 * @param tenants progress of applying the tenants of the spec; empty if no broker supports the API
 *     or none was called yet
 * @param leader ordinal of the leader at the last poll; empty if unknown
 */
public record BrokersSummary(
    TenantsApi tenantsApi, Optional<TenantProgress> tenants, OptionalInt leader) {

  /** No broker was polled yet. */
  public static final BrokersSummary UNKNOWN =
      new BrokersSummary(TenantsApi.UNKNOWN, Optional.empty());

  /** Creates information with an unknown leader. */
  public BrokersSummary(TenantsApi tenantsApi, Optional<TenantProgress> tenants) {
    this(tenantsApi, tenants, OptionalInt.empty());
  }
}
