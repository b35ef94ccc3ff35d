package io.streambus.resources.tenants;

import com.google.common.collect.ImmutableMap;
import io.streambus.resources.model.Tenancy;
import io.streambus.resources.model.Tenant;

/**
 * The tenants that each broker of a cluster shall have.
 *
 * @param quotas by id of the tenant, in the order of the spec
 */
public record TenantTable(ImmutableMap<String, Quotas> quotas) {

  /** No tenant. */
  public static final TenantTable EMPTY = new TenantTable(ImmutableMap.of());

  /** Without any tenant where tenants are off. */
  public static TenantTable of(Tenancy tenancy) {
    return tenancy instanceof Tenancy.On on
        ? new TenantTable(
            on.tenants().stream()
                .collect(
                    ImmutableMap.toImmutableMap(Tenant::id, tenant -> Quotas.of(tenant.limits()))))
        : EMPTY;
  }
}
