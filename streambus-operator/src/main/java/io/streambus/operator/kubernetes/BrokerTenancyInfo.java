package io.streambus.operator.kubernetes;

import io.streambus.resources.model.TenantsApi;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of the brokers of a cluster.
 *
 * @param tenantsApi whether they answer calls about tenants
 * @param tenants how far they have the tenants of the spec; empty where no broker answers such
 *     calls, or none was asked yet
 * @param leader ordinal of the broker that led when they were looked at last; empty where nobody
 *     knows
 */
public record BrokerTenancyInfo(
    TenantsApi tenantsApi, Optional<TenantProgress> tenants, OptionalInt leader) {

  /** Nobody looked. */
  public static final BrokerTenancyInfo UNKNOWN =
      new BrokerTenancyInfo(TenantsApi.UNKNOWN, Optional.empty());

  /** Nobody knows who leads. */
  public BrokerTenancyInfo(TenantsApi tenantsApi, Optional<TenantProgress> tenants) {
    this(tenantsApi, tenants, OptionalInt.empty());
  }
}
